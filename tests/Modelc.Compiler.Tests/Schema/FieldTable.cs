using Modelc.Testing;

namespace Modelc.Compiler.Tests.Schema;

internal enum Ending
{
    Artifact,
    Diagnostic,
    Nothing,
}

/// <summary>A row of FIELDS.md. A name such as "field.ip" is a definition of the schema; any other is "shape.field".</summary>
internal sealed record FieldRow(string Name, Ending Ending, string Details)
{
    public IReadOnlyList<string> Words => Details.Split(", ");
}

/// <summary>FIELDS.md as data: what each field of a model ends in.</summary>
internal static class FieldTable
{
    public const string Path = "src/Modelc.Compiler/Model/FIELDS.md";

    public static IReadOnlyList<FieldRow> Load()
    {
        var rows = new List<FieldRow>();
        Ending? ending = null;
        foreach (var line in File.ReadLines(RepositoryRoot.Combine(Path)))
        {
            ending = line switch
            {
                "## Ends in an artifact" => Ending.Artifact,
                "## Ends in a diagnostic" => Ending.Diagnostic,
                "## Means nothing to a deployment" => Ending.Nothing,
                _ => ending,
            };
            if (ending is { } known && line.Split('|', StringSplitOptions.TrimEntries) is ["", var name, var details, ""]
                && name is not ("Field" or "---"))
            {
                rows.Add(new(name, known, details));
            }
        }

        return rows;
    }
}
