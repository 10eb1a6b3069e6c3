using System.Text;
using Modelc.Compiler.Diagnostics;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Rules;

/// <summary>CATALOG.md: what each code means, and for a rule the lines that break it, what is said, and how it is meant.</summary>
internal static class CatalogPage
{
    private const int LongestExcerpt = 16;
    private const int ShortestWrapped = 80;

    private static readonly (string Prefix, string Title)[] Stages =
    [
        ("MC1", "Text and syntax"),
        ("MC2", "The shape of a model and its references"),
        ("MC3", "Rules"),
        ("MC4", "Planning, templates and files"),
        ("MC5", "The command line"),
    ];

    public static string Render(IReadOnlyList<DiagnosticDescriptor> descriptors)
    {
        var page = new StringBuilder("""
            # What modelc says, and what to do about it

            Made from the declarations and the cases in tests/cases/rules; MODELC_BLESS=1 dotnet test writes it anew.
            An error stops the build. A warning does not, and a component may silence it with a reason:
            `"suppress": [{"code": "MC3080", "reason": "The registry only has this tag."}]`.

            """.ReplaceLineEndings("\n"));
        foreach (var (prefix, title) in Stages)
            AppendStage(page, title, [.. descriptors.Where(d => d.Code.StartsWith(prefix, StringComparison.Ordinal))]);
        return page.ToString();
    }

    private static void AppendStage(StringBuilder page, string title, DiagnosticDescriptor[] descriptors)
    {
        if (descriptors.Length == 0)
            return;
        page.Append($"\n## {title}\n\n| code | severity | |\n|---|---|---|\n");
        foreach (var descriptor in descriptors)
            page.Append($"| {descriptor.Code} | {DiagnosticFormatter.Name(descriptor.Severity)} | {descriptor.Title} |\n");
        foreach (var descriptor in descriptors)
            AppendCode(page, descriptor);
    }

    private static void AppendCode(StringBuilder page, DiagnosticDescriptor descriptor)
    {
        page.Append($"\n### {descriptor.Code}: {descriptor.Title}\n\n");
        foreach (var paragraph in descriptor.Explanation.ReplaceLineEndings("\n").Split("\n\n"))
            page.Append(Unwrapped(paragraph)).Append("\n\n");
        page.Append($"Severity: {DiagnosticFormatter.Name(descriptor.Severity)}.\n");
        var room = $"tests/cases/rules/{descriptor.Code}";
        if (RepositoryRoot.FilesBelow(room).Count > 0)
            AppendCase(page, Read($"{room}/bad.json"), Read($"{room}/expected.txt"), Read($"{room}/good.json"));
    }

    private static void AppendCase(StringBuilder page, string bad, string said, string good)
    {
        var (before, after) = Difference(bad.TrimEnd().Split('\n'), good.TrimEnd().Split('\n'));
        page.Append($"\nThis\n\n```json\n{Excerpt(before)}\n```\n\nis answered with\n\n```text\n{Messages(said)}```\n");
        page.Append($"\nand this is not:\n\n```json\n{Excerpt(after)}\n```\n");
    }

    /// <summary>Lines that were broken because they were long are one line; others were meant, as in an example.</summary>
    private static string Unwrapped(string paragraph)
    {
        var lines = paragraph.Trim().Split('\n');
        return string.Join(lines.SkipLast(1).All(line => line.Length > ShortestWrapped) ? ' ' : '\n', lines);
    }

    /// <summary>The messages alone: the excerpt shows the lines that they speak of.</summary>
    private static string Messages(string said) => string.Concat(
        from line in said.Split('\n')
        where line.StartsWith("bad.json(", StringComparison.Ordinal)
        select line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..] + "\n");

    /// <summary>A case's two models differ in as little as possible; a line of context where one has nothing there.</summary>
    private static (string[] Before, string[] After) Difference(string[] bad, string[] good)
    {
        var shortest = Math.Min(bad.Length, good.Length);
        var head = 0;
        while (head < shortest && bad[head] == good[head])
            head++;
        var tail = 0;
        while (tail < shortest - head && bad[^(tail + 1)] == good[^(tail + 1)])
            tail++;
        if (head + tail == shortest && head > 0)
            head--;
        if (head + tail == shortest && tail > 0)
            tail--;
        return (bad[head..^tail], good[head..^tail]);
    }

    private static string Excerpt(string[] lines)
    {
        var shown = lines.Length <= LongestExcerpt ? lines : [.. lines.Take(LongestExcerpt), "..."];
        var margin = shown.Where(line => line.Length > 0 && line != "...").Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', shown.Select(line => line == "..." ? line : line[Math.Min(margin, line.Length)..]));
    }

    private static string Read(string path) => File.ReadAllText(RepositoryRoot.Combine(path));
}
