using System.Globalization;

namespace Modelc.Compiler.Tests.EndToEnd;

/// <summary>Other machines, imitated in this process.</summary>
internal static class Elsewhere
{
    private static readonly string[] TimeZones = ["Asia/Kathmandu", "America/St_Johns"];

    public static int Places => Cultures().Count * TimeZones.Length;

    public static IReadOnlyList<T> Visit<T>(Func<T> visit)
    {
        var seen = new List<T>();
        foreach (var zone in TimeZones)
        {
            foreach (var culture in Cultures())
                seen.Add(At(zone, culture, visit));
        }

        return seen;
    }

    /// <summary>Invariant globalization leaves no others to name, but what they do to numbers and dates can be imitated.</summary>
    private static List<CultureInfo> Cultures() =>
    [
        CultureInfo.InvariantCulture,
        Imitated(decimalSeparator: ",", groupSeparator: ".", negativeSign: "\u2212"),
        Imitated(decimalSeparator: "\u066B", groupSeparator: "\u066C", negativeSign: "\u061C-"),
    ];

    private static CultureInfo Imitated(string decimalSeparator, string groupSeparator, string negativeSign)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = decimalSeparator;
        culture.NumberFormat.NumberGroupSeparator = groupSeparator;
        culture.NumberFormat.NegativeSign = negativeSign;
        culture.DateTimeFormat.DateSeparator = decimalSeparator;
        culture.DateTimeFormat.TimeSeparator = groupSeparator;
        return culture;
    }

    private static T At<T>(string zone, CultureInfo culture, Func<T> visit)
    {
        var (cultureBefore, zoneBefore) = (CultureInfo.CurrentCulture, Environment.GetEnvironmentVariable("TZ"));
        try
        {
            CultureInfo.CurrentCulture = culture;
            SetTimeZone(zone);
            return visit();
        }
        finally
        {
            CultureInfo.CurrentCulture = cultureBefore;
            SetTimeZone(zoneBefore);
        }
    }

    private static void SetTimeZone(string? zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
    }
}
