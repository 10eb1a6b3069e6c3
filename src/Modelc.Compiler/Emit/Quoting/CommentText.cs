using System.Text;

namespace Modelc.Compiler.Emit.Quoting;

/// <summary>
/// Text behind words of ours in a "#" comment. A comment is for people, so what would end it or mislead them is
/// shown as "\u000a" instead of refused. Behind words of ours, because "# syntax=..." alone commands a builder.
/// </summary>
public sealed record CommentText : IQuoted
{
    private CommentText(string text) => Text = text;

    public string Text { get; }

    public static CommentText Of(string text) => new(Visible(text));

    public override string ToString() => Text;

    internal static string Visible(string text)
    {
        var shown = new StringBuilder(text.Length);
        // A half surrogate pair comes out of this enumeration as U+FFFD, which is what a comment may say.
        foreach (var rune in text.EnumerateRunes())
        {
            if (CharacterEscape.IsVisible(rune))
                shown.Append(rune);
            else
                shown.Append($"\\u{rune.Value:x4}");
        }

        return shown.ToString();
    }
}
