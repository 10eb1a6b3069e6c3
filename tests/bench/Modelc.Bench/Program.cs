using System.Runtime.InteropServices;
using Modelc.Bench;

// Whole processes, cold, in pairs: what a person at a prompt waits for, beside what "docker stack config" takes to read
// the stack that was built. Run by hand on a quiet machine; the ratios are the result.
var rounds = args is [var given] ? int.Parse(given) : 5;
using var workplace = new Workplace();
workplace.CheckExamples();
Console.WriteLine($"{"model",-18}{"build",10}{"processor",11}{"peak",9}{"docker stack config",22}{"processor",11}{"ratio",8}{"processor",11}");
foreach (var subject in Subjects.All(workplace))
{
    var pair = Pair.Measure(workplace, subject, rounds);
    var config = pair.Stack is { } stack ? $"{Text(stack.Clock),22}{Text(stack.Processor),11}{pair.Ratio,8:0.00}{pair.ProcessorRatio,11:0.00}" : $"{"no stack",22}";
    Console.WriteLine(
        $"{subject.Name,-18}{Text(pair.Build.Clock),10}{Text(pair.Build.Processor),11}{pair.PeakBytes / 1_000_000,6} MB{config}{subject.Limit?.Verdict(pair)}");
}

Console.WriteLine($"on {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}");

static string Text(TimeSpan time) => $"{time.TotalMilliseconds:0} ms";
