using System.Text.Json.Nodes;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Schema;

/// <summary>The published schema.</summary>
internal static class ModelSchema
{
    public const string Path = "schemas/deployment-model.schema.json";

    public static JsonSchema Load() => new(JsonNode.Parse(File.ReadAllText(RepositoryRoot.Combine(Path)))!.AsObject());

    /// <summary>The definitions of objects that take no fields but their own: one for each shape that the binder reads.</summary>
    public static IEnumerable<(string Name, JsonObject Properties)> Shapes(JsonSchema schema) =>
        schema.Root["definitions"]!.AsObject()
            .Where(definition => definition.Value!["additionalProperties"] is JsonValue && definition.Value["properties"] is not null)
            .Select(definition => (definition.Key, definition.Value!["properties"]!.AsObject()));

    /// <summary>A field's own schema, where it is shared between shapes.</summary>
    public static JsonObject FieldOf(JsonSchema schema, JsonNode property) =>
        property["$ref"] is { } reference ? schema.Resolve((string)reference!) : property.AsObject();

    /// <summary>The name of the definition of a field that several shapes share; null for a field of one shape.</summary>
    public static string? SharedName(JsonNode property) =>
        ((string?)property["$ref"])?.Split('/')[^1] is { } name && name.StartsWith("field.", StringComparison.Ordinal) ? name : null;
}
