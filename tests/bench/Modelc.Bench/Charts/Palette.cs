namespace Modelc.Bench.Charts;

internal static class Palette
{
    public const string Answered = "#9ec3e6";
    public const string Slow = "#e8a33d";
    public const string Lost = "#cf222e";
    public const string Axis = "#57606a";
    public const string Moment = "#0a3069";
    public const string Good = "#1a7f37";

    /// <summary>Green for none at all, then red, the deeper the larger the share; each step is ten times the one before.</summary>
    public static string Heat(double share)
    {
        if (share <= 0)
            return "#dafbe1";
        var depth = Math.Clamp((Math.Log10(share) + 4) / 4, 0, 1);
        var rest = (int)Math.Round(225 - depth * 140);
        return $"#ff{rest:x2}{rest:x2}";
    }
}
