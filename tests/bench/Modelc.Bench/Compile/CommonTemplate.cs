using System.Text;

namespace Modelc.Bench.Compile;

/// <summary>What texts of the same shape have in common, as a template in Jinja's language; and what each has for itself, line by line.</summary>
internal sealed record CommonTemplate(string Text, IReadOnlyList<string[]> Values)
{
    /// <param name="variable">What the template calls the list of values.</param>
    public static CommonTemplate Of(IReadOnlyList<string> texts, string variable)
    {
        var lines = texts.Select(text => text.Split('\n')).ToList();
        if (lines.Any(one => one.Length != lines[0].Length))
            throw new ArgumentException("The texts are not of the same shape.", nameof(texts));
        var varying = Enumerable.Range(0, lines[0].Length).Where(at => lines.Any(one => one[at] != lines[0][at])).ToArray();
        return new(TextOf(lines[0], varying, variable), [.. lines.Select(one => varying.Select(at => one[at]).ToArray())]);
    }

    /// <summary>Text that means nothing to Jinja.</summary>
    public static string Verbatim(string text) => text.Length == 0 ? "" : $"{{% raw %}}{text}{{% endraw %}}";

    private static string TextOf(string[] lines, int[] varying, string variable)
    {
        var template = new StringBuilder();
        var constant = new StringBuilder();
        for (var at = 0; at < lines.Length; at++)
        {
            if (at > 0)
                constant.Append('\n');
            if (Array.IndexOf(varying, at) is >= 0 and var value)
            {
                template.Append(Verbatim(constant.ToString())).Append($"{{{{ {variable}[{value}] }}}}");
                constant.Clear();
            }
            else
            {
                constant.Append(lines[at]);
            }
        }

        return template.Append(Verbatim(constant.ToString())).ToString();
    }
}
