using System.Diagnostics;

namespace Modelc.Bench;

/// <summary>The median of each side, and the most memory that any build held.</summary>
internal sealed record Pair(TimeSpan Build, TimeSpan? Stack, long PeakBytes)
{
    public double? Ratio => Build / Stack;

    public static Pair Measure(Workplace workplace, Subject subject, int rounds)
    {
        var builds = new List<TimeSpan>();
        var stacks = new List<TimeSpan>();
        var peak = 0L;
        for (var round = 0; round < rounds; round++)
        {
            var output = Path.Combine(workplace.Folder, $"out-{round}");
            var (time, bytes) = Run(workplace.Modelc, ["build", subject.Model, "--output", output]);
            builds.Add(time);
            peak = Math.Max(peak, bytes);
            if (subject.Stack is { } stack)
                stacks.Add(Run("docker", ["stack", "config", "--compose-file", Path.Combine(output, stack)]).Time);
            Directory.Delete(output, recursive: true);
        }

        return new Pair(Median(builds), stacks is [] ? null : Median(stacks), peak);
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    private static (TimeSpan Time, long PeakBytes) Run(string program, string[] words)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = WatchMemory(process);
        process.WaitForExit();
        var time = clock.Elapsed;
        return process.ExitCode == 0
            ? (time, peak)
            : throw new InvalidOperationException($"{program} {string.Join(' ', words)} failed: {errors.Result}");
    }

    /// <summary>The kernel's own high-water mark, which only a living process shows: the last look counts.</summary>
    private static long WatchMemory(Process process)
    {
        var peak = 0L;
        while (!process.WaitForExit(5))
        {
            process.Refresh();
            peak = Math.Max(peak, Peak(process));
        }

        return peak;
    }

    private static long Peak(Process process)
    {
        try
        {
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It ended between the question and the look.
            return 0;
        }
    }
}
