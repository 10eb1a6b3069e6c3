namespace Modelc.Bench;

/// <summary>What a build may cost at most.</summary>
internal sealed record Limit
{
    /// <summary>Of the time of "docker stack config".</summary>
    public double? Ratio { get; init; }

    public long? PeakBytes { get; init; }

    /// <summary>The limit, and whether it is kept.</summary>
    public string Verdict(Pair pair)
    {
        var wanted = Ratio is { } ratio ? $"ratio {ratio:0.00}" : $"peak {PeakBytes / 1_000_000} MB";
        var isKept = (Ratio is null || pair.Ratio <= Ratio) && (PeakBytes is null || pair.PeakBytes <= PeakBytes);
        return $"   {(isKept ? "within" : "OVER")} {wanted}";
    }
}
