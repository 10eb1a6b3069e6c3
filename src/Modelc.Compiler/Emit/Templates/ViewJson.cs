using System.Buffers;
using System.Collections;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Emit.Templates;

/// <summary>A view as whoever writes a template wants to see it: the names to use, and each text as it will be printed.</summary>
public static class ViewJson
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(View view)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Readable))
            Write(json, view);
        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case IQuoted quoted:
                json.WriteStringValue(quoted.Text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case View view:
                WriteMembers(json, view);
                break;
            case ICollection list:
                json.WriteStartArray();
                foreach (var item in list)
                    Write(json, item);
                json.WriteEndArray();
                break;
        }
    }

    private static void WriteMembers(Utf8JsonWriter json, View view)
    {
        json.WriteStartObject();
        foreach (var member in ViewShape.Of(view.GetType()).Members)
        {
            json.WritePropertyName(member.Name);
            Write(json, member.Read(view));
        }

        json.WriteEndObject();
    }
}
