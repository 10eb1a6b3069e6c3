namespace Modelc.Bench.Measuring;

/// <summary>Somebody in a race: one run from start to end.</summary>
internal sealed record Runner(string Name, Func<Cost> Run);

/// <summary>The median of one runner's rounds, and the most memory that it held in any.</summary>
internal sealed record Result(string Name, Cost Cost);

/// <summary>Several ways to do one thing. They take turns, so that a busy machine slows them all.</summary>
internal static class Race
{
    /// <summary>Who takes longer than this is measured once: the noise of a machine is short beside it.</summary>
    public static readonly TimeSpan OnceIsEnough = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<Result> Run(IReadOnlyList<Runner> runners, int rounds)
    {
        var costs = runners.ToDictionary(runner => runner, _ => new List<Cost>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var runner in runners.Where(runner => round == 0 || costs[runner][0].Clock < OnceIsEnough))
                costs[runner].Add(runner.Run());
        }

        return [.. runners.Select(runner => new Result(runner.Name, Median(costs[runner])))];
    }

    private static Cost Median(List<Cost> costs) => new(
        Middle(costs.Select(cost => cost.Clock)), Middle(costs.Select(cost => cost.Processor)), costs.Max(cost => cost.PeakBytes));

    private static TimeSpan Middle(IEnumerable<TimeSpan> times) => times.Order().ElementAt(times.Count() / 2);
}
