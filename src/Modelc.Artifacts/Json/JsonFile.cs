using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Modelc.Artifacts.Json;

/// <summary>JSON as a file that people review: indented, LF, a final newline, and no letter escaped that need not be.</summary>
internal static class JsonFile
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        // The files are read by people and programs, never by a browser as part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write<T>(T value, JsonTypeInfo<T> type) => WritePieces(value, type).ToArray();

    /// <summary>The same, not copied into one: of a large model it is tens of megabytes.</summary>
    public static ReadOnlySequence<byte> WritePieces<T>(T value, JsonTypeInfo<T> type)
    {
        var bytes = new ByteChunks();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
            JsonSerializer.Serialize(writer, value, type);
        bytes.Write("\n"u8);
        return bytes.ToSequence();
    }

    /// <summary>Throws <see cref="JsonException"/> with a place and a reason if the text is not of that shape.</summary>
    public static T Read<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(utf8, type) ?? throw new JsonException("The file holds nothing but null.");
}
