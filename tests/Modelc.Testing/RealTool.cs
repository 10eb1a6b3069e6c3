using System.Diagnostics;
using System.Text;

namespace Modelc.Testing;

/// <summary>
/// The program that will read what we wrote, asked for its opinion. Where it is not installed a test skips, visibly;
/// where CI is set it fails: a judge that never sits is none. Use with [RealToolFact("haproxy")].
/// </summary>
public static class RealTool
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The full path of a program, or null. Daemons live in sbin, which is not on everybody's path.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(["/usr/local/sbin", "/usr/sbin", "/sbin"])
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    public static ToolResult Run(string name, params IReadOnlyList<string> arguments) => RunWith("", name, arguments);

    /// <summary>Runs to the end; the input is written to its standard input as UTF-8.</summary>
    public static ToolResult RunWith(string input, string name, params IReadOnlyList<string> arguments)
    {
        using var process = Start(name, arguments);
        using var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        var errors = process.StandardError.ReadToEndAsync();
        using (var standardInput = process.StandardInput.BaseStream)
            standardInput.Write(Encoding.UTF8.GetBytes(input));
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{name} was still running after {Patience.TotalSeconds} s.");
        }

        reading.GetAwaiter().GetResult();
        return new ToolResult(process.ExitCode, output.ToArray(), errors.GetAwaiter().GetResult());
    }

    /// <summary>Starts a program that the caller stops.</summary>
    public static Process Start(string name, params IReadOnlyList<string> arguments)
    {
        var path = Find(name) ?? throw new FileNotFoundException($"{name} is not installed, and CI demands it.");
        var start = new ProcessStartInfo(path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    internal static string? ReasonToSkip(IEnumerable<string> names, Func<string, string?> environment)
    {
        if (environment("CI") is { Length: > 0 } and not ("false" or "0"))
            return null;
        var missing = names.Where(name => Find(name) is null).ToList();
        return missing.Count > 0 ? $"not installed: {string.Join(", ", missing)}" : null;
    }
}
