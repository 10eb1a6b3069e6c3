using System.Collections.Immutable;
using System.Text;

namespace Modelc.Compiler.Plan;

/// <summary>Splits a command into words as a shell does, quotes and backslashes included, and does nothing else a shell does.</summary>
internal static class WordSplitter
{
    /// <summary>Null if a quote is never closed.</summary>
    public static ImmutableArray<string>? Split(string command)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        var isInWord = false;
        var quote = '\0';
        for (var i = 0; i < command.Length; i++)
        {
            var letter = command[i];
            if (letter == quote)
            {
                quote = '\0';
            }
            else if (IsEscape(command, i, quote))
            {
                word.Append(command[++i]);
                isInWord = true;
            }
            else if (quote != '\0' || !char.IsWhiteSpace(letter) && letter is not ('\'' or '"'))
            {
                word.Append(letter);
                isInWord = true;
            }
            else if (letter is '\'' or '"')
            {
                quote = letter;
                isInWord = true;
            }
            else if (isInWord)
            {
                words.Add(word.ToString());
                word.Clear();
                isInWord = false;
            }
        }

        if (isInWord)
            words.Add(word.ToString());
        return quote == '\0' ? words.ToImmutable() : null;
    }

    /// <summary>Within double quotes a backslash is itself, unless it stands before a quote or another.</summary>
    private static bool IsEscape(string command, int at, char quote) =>
        command[at] == '\\' && at + 1 < command.Length
        && (quote == '\0' || (quote == '"' && command[at + 1] is '"' or '\\'));
}
