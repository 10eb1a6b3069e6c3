using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Modelc.Bench.Measuring;

/// <summary>What one process took, from start to end; the processors' time with that of processes which it started.</summary>
internal readonly record struct Cost(TimeSpan Clock, TimeSpan Processor, long PeakBytes);

/// <summary>A program, run from a cold start to its end.</summary>
internal static class WholeProcess
{
    private const int TicksPerSecond = 100;

    /// <summary>What its output says is thrown away; what is wrong is told with the exception.</summary>
    public static Cost Run(IReadOnlyList<string> words, IReadOnlyDictionary<string, string>? environment = null)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(StartOf(words, environment))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var (processor, peak) = Watch(process);
        process.WaitForExit();
        var cost = new Cost(clock.Elapsed, processor, peak);
        return process.ExitCode == 0
            ? cost
            : throw new InvalidOperationException($"\"{string.Join(' ', words)}\" failed: {Last(output.Result)} {Last(errors.Result)}");
    }

    private static ProcessStartInfo StartOf(IReadOnlyList<string> words, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return start;
    }

    private static string Last(string text) => text.Length > 4_000 ? text[^4_000..] : text;

    /// <summary>The kernel's own high-water mark and clock, which only a living process shows: the last look counts.</summary>
    private static (TimeSpan Processor, long PeakBytes) Watch(Process process)
    {
        var (processor, peak) = (TimeSpan.Zero, 0L);
        while (!process.WaitForExit(5))
        {
            try
            {
                process.Refresh();
                processor = ProcessorTime(process);
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (Exception ended) when (ended is InvalidOperationException or Win32Exception or IOException)
            {
                // It ended between the question and the look.
            }
        }

        return (processor, peak);
    }

    private static TimeSpan ProcessorTime(Process process)
    {
        var file = $"/proc/{process.Id}/stat";
        return File.Exists(file) ? ProcessorTimeOf(File.ReadAllText(file)) : process.TotalProcessorTime;
    }

    /// <summary>proc(5): fields 14 to 17, counted from what follows the program's name, which may hold anything.</summary>
    private static TimeSpan ProcessorTimeOf(string stat) =>
        TimeSpan.FromSeconds(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[11..15].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) / (double)TicksPerSecond);
}
