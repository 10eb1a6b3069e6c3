using System.Runtime.InteropServices;
using Modelc.Bench;

// Whole processes, cold, in pairs: what a person at a prompt waits for, beside what "docker stack config" takes to read
// the stack that was built. Run by hand on a quiet machine; the ratios are the result.
var rounds = args is [var given] ? int.Parse(given) : 5;
using var workplace = new Workplace();
workplace.CheckExamples();
Console.WriteLine($"{"model",-22}{"build",10}{"docker stack config",22}{"ratio",8}{"peak",10}");
foreach (var subject in Subjects.All(workplace))
{
    var pair = Pair.Measure(workplace, subject, rounds);
    var config = pair.Stack is { } time ? $"{time.TotalMilliseconds:0} ms" : "no stack";
    var ratio = pair.Ratio is { } found ? $"{found:0.00}" : "-";
    Console.WriteLine(
        $"{subject.Name,-22}{pair.Build.TotalMilliseconds,7:0} ms{config,22}{ratio,8}{pair.PeakBytes / 1_000_000,7} MB{subject.Limit?.Verdict(pair)}");
}

Console.WriteLine($"on {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}");
