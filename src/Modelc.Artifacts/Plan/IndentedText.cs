using System.Text;

namespace Modelc.Artifacts.Plan;

/// <summary>Lines for people. What stands in the model stays on its line, whatever letters are in it.</summary>
internal sealed class IndentedText
{
    private readonly StringBuilder text = new();

    public void Line(string line) => Line(0, line);

    public void Line(int depth, string line) =>
        text.Append(' ', depth * 2).Append(OneLine(line)).Append('\n');

    public void Heading(string title)
    {
        text.Append('\n');
        Line(title);
    }

    public override string ToString() => text.ToString();

    private static string OneLine(string line)
    {
        if (!line.Any(char.IsControl))
            return line;
        var visible = new StringBuilder();
        foreach (var letter in line)
            visible.Append(letter == '\n' ? "\\n" : char.IsControl(letter) ? $"\\u{(int)letter:x4}" : letter.ToString());
        return visible.ToString();
    }
}
