using System.Diagnostics;
using Modelc.Bench.Measuring;
using Modelc.Testing;

namespace Modelc.Bench.Compile;

/// <summary>Where the time of a large build goes, in shares of all samples, by "perf" and the published program's symbols.</summary>
internal sealed record Profile(int Size, IReadOnlyList<(string Part, double Share)> Parts)
{
    private const int Services = 5_000;

    /// <summary>The first that has a word in any frame of a sample gets it.</summary>
    private static readonly (string Part, string[] Words)[] PartsByWords =
    [
        ("the collector", ["WKS::GCHeap::GarbageCollect", "WKS::gc_heap::garbage_collect", "WKS::gc_heap::gc1"]),
        ("writing the files, nearly all of it in the system", ["Modelc_Cli_Output_"]),
        ("plan.json and manifest.json", ["PlanJson", "ManifestJson", "Modelc_Artifacts_Modelc_Artifacts_Manifest"]),
        ("the stack", ["Emit_Swarm_StackEmitter"]),
        ("the proxies", ["Emit_Proxies_", "Emit_Watchdogs_"]),
        ("the page that says how to do it by hand", ["Emit_Readme_"]),
        ("all other files", ["Modelc_Compiler_Modelc_Compiler_Emit_"]),
        ("reading and binding the model", ["Modelc_Compiler_Modelc_Compiler_Text_", "Modelc_Compiler_Modelc_Compiler_Syntax_", "Modelc_Compiler_Modelc_Compiler_Model_"]),
        ("rules and planning", ["Modelc_Compiler_Modelc_Compiler_Rules_", "Modelc_Compiler_Modelc_Compiler_Plan_", "Compilation__Plan"]),
    ];

    /// <summary>Null where there is no perf, or where the program has no symbols.</summary>
    public static Profile? Take(Workplace workplace)
    {
        if (RealTool.Find("perf") is not { } perf || !HasSymbols(workplace.Modelc))
            return null;
        var subject = Subject.OfServices(workplace, Services, withProxies: true);
        var samples = workplace.Path("perf.data");
        WholeProcess.Run([perf, "record", "-F", "999", "-e", "cpu-clock", "--call-graph", "fp", "-o", samples, workplace.Modelc, "build", subject.Model, "--output", subject.Output]);
        var shares = Stacks(perf, samples).GroupBy(PartOf, StringComparer.Ordinal).ToDictionary(part => part.Key, part => part.Count(), StringComparer.Ordinal);
        return new(Services, [.. shares.Select(part => (part.Key, part.Value / (double)shares.Values.Sum())).OrderByDescending(part => part.Item2)]);
    }

    /// <summary>Beside the program; the compiler to machine code leaves them where it worked before it was published.</summary>
    private static bool HasSymbols(string program)
    {
        var beside = $"{program}.dbg";
        if (!File.Exists(beside) && Directory.EnumerateFiles(RepositoryRoot.Combine("src/Modelc.Cli/bin/Release"), "modelc.dbg", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc) is { } made)
            File.Copy(made, beside);
        return File.Exists(beside);
    }

    private static string[] Stacks(string perf, string samples)
    {
        using var script = Process.Start(new ProcessStartInfo(perf, ["script", "-i", samples, "-F", "ip,sym"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        script.ErrorDataReceived += (_, _) => { };
        script.BeginErrorReadLine();
        var stacks = script.StandardOutput.ReadToEnd().Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        script.WaitForExit();
        return stacks;
    }

    private static string PartOf(string stack) =>
        PartsByWords.FirstOrDefault(part => part.Words.Any(word => stack.Contains(word, StringComparison.Ordinal))).Part ?? "start, end and what none of these asked for";
}
