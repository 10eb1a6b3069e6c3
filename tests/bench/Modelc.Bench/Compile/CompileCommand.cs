using System.Globalization;
using Modelc.Bench.Measuring;

namespace Modelc.Bench.Compile;

/// <summary>
/// Whole processes, cold, in turns: what a person at a prompt waits for, beside what rivals take to read the stack that was
/// built, or to make the same files. Run by hand on a quiet machine; the ratios are the result.
/// </summary>
internal static class CompileCommand
{
    private const int UsualRounds = 5;

    private static readonly int[] Sizes = [1, 10, 100, 1_000, 10_000];
    private static readonly int[] ProxiedSizes = [1, 10, 100, 1_000, 5_000, 10_000];

    /// <param name="args">How many rounds, and the largest number of components.</param>
    public static int Run(string[] args)
    {
        var rounds = args is [var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : UsualRounds;
        var largest = args is [_, var most] ? int.Parse(most, CultureInfo.InvariantCulture) : int.MaxValue;
        using var workplace = new Workplace();
        workplace.CheckExamples();
        var contest = new Contest(workplace, rounds);
        var report = new CompileReport(
            rounds,
            Contest.Missing(),
            contest.Measure([Subject.OfExample(workplace, "01-hello"), WithLimit(Subject.OfExample(workplace, "02-genesis-swarm"), new() { Ratio = 2 })], [Rival.DockerStack]),
            contest.Measure(Sizes.Where(size => size <= largest).Select(size => Subject.OfServices(workplace, size, withProxies: false)), [Rival.DockerStack, Rival.DockerCompose, Rival.AnsibleStack]),
            contest.Measure(ProxiedSizes.Where(size => size <= largest).Select(size => WithLimit(Subject.OfServices(workplace, size, withProxies: true), LimitOf(size))), [Rival.DockerStack, Rival.AnsibleAll]),
            Profile.Take(workplace));
        report.Write();
        return 0;
    }

    private static Subject WithLimit(Subject subject, Limit? limit) => subject with { Limit = limit };

    private static Limit? LimitOf(int size) => size switch
    {
        5_000 => new Limit { Ratio = 1 / 3.0 },
        10_000 => new Limit { PeakBytes = 250_000_000 },
        _ => null,
    };
}
