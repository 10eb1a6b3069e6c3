using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Compiler.Tests.Schema;

public sealed class FieldTableTests
{
    private static readonly IReadOnlyList<FieldRow> Rows = FieldTable.Load();

    [Fact]
    public void Each_field_of_the_schema_has_one_row_and_each_row_a_field()
    {
        var schema = ModelSchema.Load();
        var fields = ModelSchema.Shapes(schema)
            .SelectMany(shape => shape.Properties.Select(property => ModelSchema.SharedName(property.Value!)
                ?? $"{shape.Name}.{property.Key}"))
            .Distinct();

        Assert.Equal(fields.Order(StringComparer.Ordinal), Rows.Select(row => row.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_row_names_kinds_of_artifacts_that_there_are()
    {
        foreach (var row in Rows.Where(row => row.Ending == Ending.Artifact))
            Assert.All(row.Words, word => Assert.True(Enum.TryParse<ArtifactKind>(word, out _), $"{row.Name}: {word}"));
    }

    [Fact]
    public void A_row_names_codes_that_there_are()
    {
        var codes = DiagnosticCatalog.Of().Select(descriptor => descriptor.Code).ToHashSet();

        foreach (var row in Rows.Where(row => row.Ending == Ending.Diagnostic))
            Assert.All(row.Words, word => Assert.True(codes.Contains(word), $"{row.Name}: {word}"));
    }

    [Fact]
    public void Few_fields_mean_nothing_and_each_has_a_reason()
    {
        var meaningless = Rows.Where(row => row.Ending == Ending.Nothing).ToList();

        Assert.InRange(meaningless.Count, 1, 16);
        Assert.All(meaningless, row => Assert.EndsWith(".", row.Details, StringComparison.Ordinal));
    }
}
