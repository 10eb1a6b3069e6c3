using System.Text.Json;
using Modelc.Artifacts;

namespace Modelc.Apply.Compare;

/// <summary>Values of a plan's text by their path; null where another modelc wrote no such field.</summary>
internal static class PlanValue
{
    public static JsonElement? At(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var member in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(member, out element))
                return null;
        }

        return element;
    }

    public static string? Text(JsonElement of, params ReadOnlySpan<string> path) =>
        At(of, path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static bool IsTrue(JsonElement of, params ReadOnlySpan<string> path) => At(of, path) is { ValueKind: JsonValueKind.True };

    public static long? Number(JsonElement of, params ReadOnlySpan<string> path) =>
        At(of, path) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;

    public static long? Milliseconds(JsonElement of, params ReadOnlySpan<string> path) =>
        Text(of, path) is { } text && Duration.TryParse(text, out var time) ? time.Milliseconds : null;
}
