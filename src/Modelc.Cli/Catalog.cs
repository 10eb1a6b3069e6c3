using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli;

/// <summary>The pages about codes: those of the compiler stand in its manual, with examples; ours are as we declare them.</summary>
internal static class Catalog
{
    private const string Heading = "### ";

    public static string PageOf(DiagnosticDescriptor descriptor) => InManual(descriptor.Code) ?? Declared(descriptor);

    private static string? InManual(string code)
    {
        using var stream = typeof(DiagnosticCatalog).Assembly.GetManifestResourceStream("CATALOG.md")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n')
            .SkipWhile(line => !line.StartsWith($"{Heading}{code}: ", StringComparison.Ordinal))
            .ToList();
        if (lines.Count == 0)
            return null;
        var page = lines.Skip(1).TakeWhile(line => !line.StartsWith(Heading, StringComparison.Ordinal) && !line.StartsWith("## ", StringComparison.Ordinal));
        return string.Join('\n', page.Prepend(lines[0][Heading.Length..])).TrimEnd() + "\n";
    }

    private static string Declared(DiagnosticDescriptor descriptor) =>
        $"{descriptor.Code}: {descriptor.Title}\n\n{descriptor.Explanation.TrimEnd()}\n\nSeverity: {DiagnosticFormatter.Name(descriptor.Severity)}.\n";
}
