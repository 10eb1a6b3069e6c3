using System.Buffers;
using System.Globalization;
using System.Text;
using Modelc.Compiler.Syntax.Json;

namespace Modelc.Compiler.Syntax.Yaml;

/// <summary>The numbers of the core schema (YAML 1.2.2, section 10.3.2), and the same in JSON's words.</summary>
internal static class YamlNumber
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public static bool LooksLikeOne(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("0x"))
            return text.Length > 2 && !text[2..].ContainsAnyExcept(HexDigits);
        if (text.StartsWith("0o"))
            return text.Length > 2 && !text[2..].ContainsAnyExceptInRange('0', '7');
        text = WithoutSign(text);
        return text is ".inf" or ".Inf" or ".INF" or ".nan" or ".NaN" or ".NAN" || IsDecimal(text);
    }

    /// <summary>Nothing for what JSON has no number for: infinity, and leading zeros, which are octal to some.</summary>
    public static string? ToJson(string text)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal))
            return FromHex(text.AsSpan(2));
        return text.StartsWith("0o", StringComparison.Ordinal) ? FromOctal(text.AsSpan(2)) : FromDecimal(text);
    }

    private static bool IsDecimal(ReadOnlySpan<char> text)
    {
        var whole = Digits(text);
        text = text[whole..];
        var fraction = 0;
        if (text is ['.', ..])
        {
            fraction = Digits(text[1..]);
            text = text[(fraction + 1)..];
        }

        if (whole + fraction == 0)
            return false;
        if (text is not ['e' or 'E', ..])
            return text.IsEmpty;
        var power = WithoutSign(text[1..]);
        return !power.IsEmpty && Digits(power) == power.Length;
    }

    private static string? FromHex(ReadOnlySpan<char> digits) =>
        ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value.ToString(CultureInfo.InvariantCulture)
            : null;

    private static string? FromOctal(ReadOnlySpan<char> digits)
    {
        const int MostDigits = 21;
        if (digits.Length > MostDigits)
            return null;
        var value = 0UL;
        foreach (var digit in digits)
            value = (value * 8) + (ulong)(digit - '0');
        return value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>+5 is 5, .5 is 0.5, 5. is 5, 5.e3 is 5e3.</summary>
    private static string? FromDecimal(string text)
    {
        var number = new StringBuilder(text.TrimStart('+'));
        var sign = text.StartsWith('-') ? 1 : 0;
        if (number[sign] == '.')
            number.Insert(sign, '0');
        var point = number.ToString().IndexOf('.', StringComparison.Ordinal);
        if (point >= 0 && (point == number.Length - 1 || !char.IsAsciiDigit(number[point + 1])))
            number.Remove(point, 1);
        var json = number.ToString();
        return JsonNumber.IsNumber(Encoding.UTF8.GetBytes(json)) ? json : null;
    }

    private static ReadOnlySpan<char> WithoutSign(ReadOnlySpan<char> text) => text is ['+' or '-', ..] ? text[1..] : text;

    private static int Digits(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? text.Length : length;
    }
}
