using System.Text.Json;
using System.Text.Json.Serialization;

namespace Modelc.Artifacts.Json;

/// <summary>The permissions of a file as everybody writes them: "0444".</summary>
public sealed class OctalMode : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: 4 } digits && digits.All(digit => digit is >= '0' and <= '7')
            ? Convert.ToInt32(digits, 8)
            : throw new JsonException($"\"{reader.GetString()}\" is not a file mode.");

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Convert.ToString(value, 8).PadLeft(4, '0'));
}
