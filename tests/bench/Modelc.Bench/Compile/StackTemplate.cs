using System.Text;
using System.Text.RegularExpressions;

namespace Modelc.Bench.Compile;

/// <summary>A stack as a template with one loop for each section: over the entries of the services there.</summary>
internal sealed partial class StackTemplate
{
    private readonly StringBuilder text = new();

    public StackTemplate(string stack)
    {
        var literal = new StringBuilder();
        var entries = new List<StringBuilder>();
        foreach (var line in stack.Split('\n').SkipLast(1))
        {
            if (ServiceEntry().IsMatch(line))
                entries.Add(new StringBuilder());
            else if (entries.Count > 0 && !line.StartsWith("   ", StringComparison.Ordinal))
                Close(literal, entries);
            (entries is [.., var entry] ? entry : literal).Append(line).Append('\n');
        }

        Close(literal, entries);
    }

    public string Text => text.ToString();

    /// <summary>By the name that the template calls it: the entries of a section, with the lines in which they differ.</summary>
    public Dictionary<string, IReadOnlyList<string[]>> Sections { get; } = [];

    /// <summary>What is collected is written: the text before the entries, then a loop over them.</summary>
    private void Close(StringBuilder literal, List<StringBuilder> entries)
    {
        if (entries.Count > 0)
        {
            var name = $"section{Sections.Count}";
            var common = CommonTemplate.Of([.. entries.Select(entry => entry.ToString())], "entry");
            Sections.Add(name, common.Values);
            text.Append(CommonTemplate.Verbatim(literal.ToString())).Append($"{{% for entry in {name} %}}{common.Text}{{% endfor %}}");
        }
        else
        {
            text.Append(CommonTemplate.Verbatim(literal.ToString()));
        }

        literal.Clear();
        entries.Clear();
    }

    [GeneratedRegex("""^  "(bench_)?service-\d+""")]
    private static partial Regex ServiceEntry();
}
