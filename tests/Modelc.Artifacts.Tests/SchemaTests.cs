using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Modelc.Artifacts.Json;
using Modelc.Testing;

namespace Modelc.Artifacts.Tests;

/// <summary>The published schemas are what the reader itself accepts: they are made from its types and compared.</summary>
public sealed class SchemaTests
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void The_schema_of_a_plan_is_what_is_read_as_one() => Golden.Match(
        "schemas/plan.schema.json",
        SchemaOf(ArtifactsJsonContext.Default.DeploymentPlan, "modelc's plan", "Every decision that modelc took, as plan.json holds it."));

    [Fact]
    public void The_schema_of_a_manifest_is_what_is_read_as_one() => Golden.Match(
        "schemas/manifest.schema.json",
        SchemaOf(ArtifactsJsonContext.Default.Manifest, "modelc's manifest", "Every file that a build wrote and every step that applies it, as manifest.json holds them."));

    private static string SchemaOf(JsonTypeInfo type, string title, string description)
    {
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };
        var schema = type.GetJsonSchemaAsNode(options).AsObject();
        schema.Insert(0, "$schema", Dialect);
        schema.Insert(1, "title", title);
        schema.Insert(2, "description", description);
        return schema.ToJsonString(Readable) + "\n";
    }

    /// <summary>The exporter cannot look into converters of our own.</summary>
    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.TypeInfo.Type == typeof(Duration))
            return Text("^([0-9]{1,9}(ms|s|m|h))+$", "A length of time, such as \"1500ms\" or \"2s\".");
        if (context.PropertyInfo?.AttributeProvider?.IsDefined(typeof(System.Text.Json.Serialization.JsonConverterAttribute), false) == true)
            return Text("^[0-7]{4}$", "The permissions of a file, such as \"0444\".");
        if (context.PropertyInfo is { Name: "sha256" })
            return Text("^[0-9a-f]{64}$", "The SHA-256 of the file's bytes.");
        if (context.PropertyInfo is { Name: "origin" })
            return Text(null, "The place in the model that asked for it, such as \"components/web\".");
        return schema;
    }

    private static JsonObject Text(string? pattern, string description)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (pattern is not null)
            schema["pattern"] = pattern;
        schema["description"] = description;
        return schema;
    }
}
