using System.Text.Json;
using System.Text.Json.Serialization;

namespace Modelc.Artifacts;

/// <summary>In JSON a duration is the text that a person would write: "1500ms", "2s".</summary>
public sealed class DurationJson : JsonConverter<Duration>
{
    public override Duration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Duration.TryParse(reader.GetString() ?? "", out var duration)
            ? duration
            : throw new JsonException($"\"{reader.GetString()}\" is not a duration.");

    public override void Write(Utf8JsonWriter writer, Duration value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
