using System.Text.Json;
using Modelc.Apply.Observe;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Printing;

/// <summary>What a person changed by hand, as a line and for programs.</summary>
internal static class DriftText
{
    public static string Sign(DriftItem item, TextStyle style) => item.Kind switch
    {
        DriftKind.Gone => style.Bad("-"),
        DriftKind.Extra => style.Good("+"),
        _ => style.Note("~"),
    };

    /// <param name="place">" on HOST" where the line stands alone.</param>
    public static string Of(DriftItem item, string place = "")
    {
        var what = $"{VisibleText.Escape(item.Thing)}{place}";
        return item.Kind switch
        {
            DriftKind.Gone => $"{what}: is gone",
            DriftKind.Extra => $"{what}: no apply made it",
            _ when item.ShownWas is null && item.ShownIs is null => $"{what}: {item.Field} was changed",
            _ => $"{what}: {item.Field}: {VisibleText.Escape(item.ShownWas ?? "(none)")} -> {VisibleText.Escape(item.ShownIs ?? "(none)")}",
        };
    }

    /// <summary>What nothing mends, and what a person can do about it.</summary>
    public static string Stray(DriftItem item) => item.Kind == DriftKind.Extra
        ? $"{Of(item, $" on {item.Host}")}, and none removes it. Remove it there: {Removal(item.Subject)}."
        : $"{Of(item, $" on {item.Host}")}, and nothing in the model mends it.";

    private static string Removal(HostObject one) => one.Kind switch
    {
        "container" => $"\"docker rm --force {one.Name}\"",
        "overlay" => $"\"docker network rm {one.Name}\"",
        _ => $"\"docker {one.Kind} rm {one.Name}\"",
    };

    public static void Write(Utf8JsonWriter json, DriftItem item)
    {
        json.WriteString("host", item.Host);
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(item.Kind.ToString()));
        json.WriteString("object", item.Thing);
        json.WriteString("component", item.Subject.Component);
        json.WriteString("field", item.Field);
        json.WriteString("was", item.ShownWas);
        json.WriteString("is", item.ShownIs);
    }
}
