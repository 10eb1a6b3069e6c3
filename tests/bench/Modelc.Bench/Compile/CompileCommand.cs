using System.Globalization;
using System.Runtime.InteropServices;

namespace Modelc.Bench;

/// <summary>
/// Whole processes, cold, in pairs: what a person at a prompt waits for, beside what "docker stack config" takes to read
/// the stack that was built. Run by hand on a quiet machine; the ratios are the result.
/// </summary>
internal static class CompileCommand
{
    private const int UsualRounds = 5;

    public static int Run(string[] args)
    {
        var rounds = args is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : UsualRounds;
        using var workplace = new Workplace();
        workplace.CheckExamples();
        Console.WriteLine($"{"model",-18}{"build",10}{"processor",11}{"peak",9}{"docker stack config",22}{"processor",11}{"ratio",8}{"processor",11}");
        foreach (var subject in Subjects.All(workplace))
            Console.WriteLine(Row(subject, Pair.Measure(workplace, subject, rounds)));
        Console.WriteLine($"on {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}");
        return 0;
    }

    private static string Row(Subject subject, Pair pair)
    {
        var config = pair.Stack is { } stack ? $"{Text(stack.Clock),22}{Text(stack.Processor),11}{pair.Ratio,8:0.00}{pair.ProcessorRatio,11:0.00}" : $"{"no stack",22}";
        return $"{subject.Name,-18}{Text(pair.Build.Clock),10}{Text(pair.Build.Processor),11}{pair.PeakBytes / 1_000_000,6} MB{config}{subject.Limit?.Verdict(pair)}";
    }

    private static string Text(TimeSpan time) => $"{time.TotalMilliseconds:0} ms";
}
