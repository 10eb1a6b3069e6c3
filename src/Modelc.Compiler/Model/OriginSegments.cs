using System.Globalization;
using System.Runtime.InteropServices;
using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model;

/// <summary>
/// What the items of a list are called in a path. An item goes by the first of these fields that it has; one without
/// any, or with the name of an earlier one, gets a number: "#2", "web#2".
/// </summary>
internal static class OriginSegments
{
    private static readonly string[] Identifying =
        ["name", "host", "code", "tgt", "target", "PathInContainer", "PathOnHost"];

    public static string[] Of(ArraySyntax list)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var segments = new string[list.Items.Length];
        for (var index = 0; index < segments.Length; index++)
        {
            var name = Escape(NameOf(list.Items[index]));
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, name, out _);
            count++;
            segments[index] = name.Length > 0 && count == 1
                ? name
                : string.Create(CultureInfo.InvariantCulture, $"{name}#{count}");
        }

        return segments;
    }

    /// <summary>As in a JSON pointer, and "#" too, which counts.</summary>
    public static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal)
            .Replace("/", "~1", StringComparison.Ordinal)
            .Replace("#", "~2", StringComparison.Ordinal);

    private static string NameOf(SyntaxNode item) => item switch
    {
        // "NAME=value" of an environment: the value is nobody's business.
        StringSyntax text when text.Value.IndexOf('=', StringComparison.Ordinal) is > 0 and var end => text.Value[..end],
        ArraySyntax { Items: [StringSyntax key, ..] } => key.Value,
        ObjectSyntax map => NameOf(map),
        _ => "",
    };

    private static string NameOf(ObjectSyntax map)
    {
        foreach (var field in Identifying)
        {
            switch (map.Find(field)?.Value)
            {
                case StringSyntax { Value.Length: > 0 } text:
                    return text.Value;
                case NumberSyntax number:
                    return number.Text;
            }
        }

        return "";
    }
}
