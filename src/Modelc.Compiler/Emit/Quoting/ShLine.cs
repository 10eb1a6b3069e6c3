using System.Buffers;

namespace Modelc.Compiler.Emit.Quoting;

/// <summary>
/// A command line for a person to read and to paste: only words that a shell would take for more than themselves are in
/// quotes. It is one line, so that a fence of a Markdown page cannot end within it.
/// </summary>
public sealed record ShLine : IQuoted
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/:@,+%=");

    private ShLine(string text) => Text = text;

    public string Text { get; }

    public static ShLine Of(params IEnumerable<string> words) => new(string.Join(' ', words.Select(Word)));

    /// <summary>The first one's output is the second one's input.</summary>
    public static ShLine Pipe(ShLine first, ShLine second) => new($"{first} | {second}");

    /// <summary>Each only if the one before it was content.</summary>
    public static ShLine Sequence(params IEnumerable<ShLine> lines) => new(string.Join(" && ", lines));

    /// <summary>The second one only if the first was not content.</summary>
    public static ShLine OrElse(ShLine first, ShLine second) => new($"{first} || {second}");

    public static ShLine InSubshell(ShLine line) => new($"({line})");

    /// <summary>One behind the other, as the words of one command.</summary>
    public static ShLine Join(params IEnumerable<ShLine> lines) => new(string.Join(' ', lines));

    /// <summary>A variable of the reader's shell as one word; the shell complains where it has none.</summary>
    public static ShLine Variable(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        ? new ShLine($"\"${{{name}:?}}\"")
        : throw new ArgumentException($"\"{name}\" cannot be the name of a variable.");

    /// <summary>A path below the reader's home directory as one word, behind what is given.</summary>
    public static ShLine InHome(string before, string path) => path.AsSpan().ContainsAnyExcept(Plain)
        ? throw new ArgumentException($"\"{path}\" cannot stand in double quotes.")
        : new ShLine($"{before}\"$HOME/{path}\"");

    /// <summary>A path of the model, which counts from the model's folder; the reader's variable MODEL says which that is.</summary>
    public static ShLine OfModel(string path) =>
        path.StartsWith('/') ? Of(path) : new ShLine($"\"$MODEL\"/{Word(path)}");

    /// <summary>Whoever is logged in, as one word.</summary>
    public static ShLine Me { get; } = new("\"$(id -un)\"");

    public override string ToString() => Text;

    private static string Word(string word) =>
        word.Length > 0 && !Expressible.OnOneLine(word, "A command line").AsSpan().ContainsAnyExcept(Plain)
            ? word
            : ShWord.Of(word).Text;
}
