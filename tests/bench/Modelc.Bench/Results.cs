using System.Runtime.InteropServices;
using Modelc.Testing;

namespace Modelc.Bench;

/// <summary>The folder of the reports.</summary>
internal static class Results
{
    public static void Write(string name, string text)
    {
        var folder = RepositoryRoot.Combine("tests/bench/results");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name), text.ReplaceLineEndings("\n"));
    }

    /// <summary>When and where: without this no second is worth anything.</summary>
    public static string Machine() =>
        $"{DateTime.UtcNow:yyyy-MM-dd} on {Environment.ProcessorCount} processors ({Processor()}), {RuntimeInformation.OSDescription}, load {Load()}";

    private static string Processor() =>
        File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':') + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
