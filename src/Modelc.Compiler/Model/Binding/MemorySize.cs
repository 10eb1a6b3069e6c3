using System.Globalization;
using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

/// <summary>A number of bytes, or a text as Docker takes it: "512k", "256m", "1.5g", "1GiB".</summary>
internal static class MemorySize
{
    private const string Form = "a number of bytes or a size such as \"256m\" or \"1.5g\"";

    private static readonly char[] Digits = [.. "0123456789."];

    public static Located<long>? Bind(ObjectReader reader, string field)
    {
        if (reader.Find(field) is not { } node)
            return null;
        if (BytesOf(node) is { } bytes)
            return new(bytes, node.Span);
        reader.Values.Unreadable(node, new(field), Form);
        return null;
    }

    private static long? BytesOf(SyntaxNode node) => node switch
    {
        NumberSyntax => ValueReader.Whole(node) is > 0 and var bytes ? bytes : null,
        StringSyntax text => Parse(text.Value),
        _ => null,
    };

    private static long? Parse(string text)
    {
        var unit = text.TrimStart(Digits);
        var number = text[..^unit.Length];
        if (number.Length is 0 or > 18 || number.StartsWith('.') || number.EndsWith('.'))
            return null;
        return FactorOf(unit.ToLowerInvariant()) is { } factor
            && decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount * factor is >= 1 and <= long.MaxValue and var bytes
            ? (long)bytes
            : null;
    }

    private static long? FactorOf(string unit) => unit switch
    {
        "" or "b" => 1,
        "k" or "kb" or "ki" or "kib" => 1L << 10,
        "m" or "mb" or "mi" or "mib" => 1L << 20,
        "g" or "gb" or "gi" or "gib" => 1L << 30,
        "t" or "tb" or "ti" or "tib" => 1L << 40,
        _ => null,
    };
}
