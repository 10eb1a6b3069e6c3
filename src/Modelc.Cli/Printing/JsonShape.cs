using System.Text;
using System.Text.Json;

namespace Modelc.Cli.Printing;

/// <summary>One JSON document on the output, and lists in it.</summary>
internal static class JsonShape
{
    public static void Document(TextWriter to, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonReport.Readable))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        to.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    public static void List<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Strings(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
