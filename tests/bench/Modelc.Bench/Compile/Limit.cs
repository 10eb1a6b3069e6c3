using Modelc.Bench.Measuring;

namespace Modelc.Bench.Compile;

/// <summary>What a build may cost at most.</summary>
internal sealed record Limit
{
    /// <summary>Of the time of "docker stack config".</summary>
    public double? Ratio { get; init; }

    public long? PeakBytes { get; init; }

    /// <summary>The limit, and whether it is kept.</summary>
    public string Verdict(Cost build, Cost? stack)
    {
        var wanted = Ratio is { } ratio ? $"ratio {ratio:0.00} of the clock of `docker stack config` (here {build.Clock / stack?.Clock:0.00}, of the processors {build.Processor / stack?.Processor:0.00})" : $"peak {PeakBytes / 1_000_000} MB";
        var isKept = (Ratio is null || build.Clock <= stack?.Clock * Ratio) && (PeakBytes is null || build.PeakBytes <= PeakBytes);
        return $"{(isKept ? "within" : "**over**")} {wanted}";
    }
}
