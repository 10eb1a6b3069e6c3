using System.Diagnostics;
using Modelc.Testing;

namespace Modelc.Lab.Tests.Raising;

/// <summary>Runs lab.sh, and whatever else a test runs on this machine, to the end and within a time.</summary>
internal static class LabCommand
{
    private static readonly string Script = RepositoryRoot.Combine("tests/lab/lab.sh");

    public static Task<ToolResult> RunAsync(string lab, TimeSpan patience, params IReadOnlyList<string> arguments) =>
        RunProgramAsync("bash", patience, [Script, .. arguments], lab);

    public static async Task<ToolResult> RunProgramAsync(
        string program, TimeSpan patience, IReadOnlyList<string> arguments, string lab = "", string input = "")
    {
        using var process = Start(program, arguments, lab);
        using var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var alarm = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(alarm.Token);
            await reading.WaitAsync(alarm.Token);
            return new ToolResult(process.ExitCode, output.ToArray(), await errors.WaitAsync(alarm.Token));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"\"{program} {string.Join(' ', arguments)}\" was still running after {patience.TotalSeconds} s.");
        }
    }

    /// <summary>Starts lab.sh without waiting for it.</summary>
    public static Process Start(string lab, params IReadOnlyList<string> arguments) => Start("bash", [Script, .. arguments], lab);

    private static Process Start(string program, IReadOnlyList<string> arguments, string lab)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (lab.Length > 0)
            start.Environment["MODELC_LAB_NAME"] = lab;
        return Process.Start(start)!;
    }
}
