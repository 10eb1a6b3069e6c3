using System.Globalization;
using System.Text.Json.Serialization;

namespace Modelc.Artifacts;

/// <summary>A length of time in whole milliseconds, written as "1m30s", "500ms" or a number of seconds.</summary>
[JsonConverter(typeof(DurationJson))]
public readonly record struct Duration(long Milliseconds)
{
    private static readonly (string Unit, long Milliseconds)[] Units =
        [("ms", 1), ("h", 3_600_000), ("m", 60_000), ("s", 1_000)];

    public static Duration FromSeconds(long seconds) => new(seconds * 1000);

    /// <summary>The longest that anything may take: a day.</summary>
    public static Duration Longest { get; } = new(24 * 3_600_000L);

    public static bool TryParse(string text, out Duration duration)
    {
        duration = default;
        var rest = text.AsSpan();
        if (rest.IsEmpty)
            return false;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || digits > 9 || UnitAt(rest[digits..]) is not { } unit)
                return false;
            var amount = long.Parse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
            duration = new Duration(duration.Milliseconds + amount * unit.Milliseconds);
            rest = rest[(digits + unit.Unit.Length)..];
        }

        return true;
    }

    public override string ToString() =>
        Milliseconds % 1000 == 0 ? $"{Milliseconds / 1000}s" : $"{Milliseconds}ms";

    private static (string Unit, long Milliseconds)? UnitAt(ReadOnlySpan<char> text)
    {
        foreach (var unit in Units)
        {
            if (text.StartsWith(unit.Unit, StringComparison.Ordinal))
                return unit;
        }

        return null;
    }
}
