using System.ComponentModel;
using System.Diagnostics;

namespace Modelc.Bench;

/// <summary>The median of each side, and the most memory that any build held.</summary>
internal sealed record Pair(Cost Build, Cost? Stack, long PeakBytes)
{
    public double? Ratio => Build.Clock / Stack?.Clock;

    /// <summary>The same of the processors' time, which neighbours on the machine change less.</summary>
    public double? ProcessorRatio => Build.Processor / Stack?.Processor;

    public static Pair Measure(Workplace workplace, Subject subject, int rounds)
    {
        var builds = new List<Cost>();
        var stacks = new List<Cost>();
        var peak = 0L;
        for (var round = 0; round < rounds; round++)
        {
            var output = Path.Combine(workplace.Folder, $"out-{round}");
            var (cost, bytes) = Run(workplace.Modelc, ["build", subject.Model, "--output", output]);
            builds.Add(cost);
            peak = Math.Max(peak, bytes);
            if (subject.Stack is { } stack)
                stacks.Add(Run("docker", ["stack", "config", "--compose-file", Path.Combine(output, stack)]).Cost);
            Directory.Delete(output, recursive: true);
        }

        return new Pair(Median(builds), stacks is [] ? null : Median(stacks), peak);
    }

    private static Cost Median(List<Cost> costs) =>
        new(costs.Select(cost => cost.Clock).Order().ElementAt(costs.Count / 2), costs.Select(cost => cost.Processor).Order().ElementAt(costs.Count / 2));

    private static (Cost Cost, long PeakBytes) Run(string program, string[] words)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEndAsync();
        var (processor, peak) = Watch(process);
        process.WaitForExit();
        var cost = new Cost(clock.Elapsed, processor);
        return process.ExitCode == 0
            ? (cost, peak)
            : throw new InvalidOperationException($"{program} {string.Join(' ', words)} failed: {errors.Result}");
    }

    /// <summary>The kernel's own high-water mark and clock, which only a living process shows: the last look counts.</summary>
    private static (TimeSpan Processor, long PeakBytes) Watch(Process process)
    {
        var (processor, peak) = (TimeSpan.Zero, 0L);
        while (!process.WaitForExit(5))
        {
            try
            {
                process.Refresh();
                processor = process.TotalProcessorTime;
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (Exception ended) when (ended is InvalidOperationException or Win32Exception)
            {
                // It ended between the question and the look.
            }
        }

        return (processor, peak);
    }
}

/// <summary>What one process took, from start to end.</summary>
internal readonly record struct Cost(TimeSpan Clock, TimeSpan Processor);
