using System.Diagnostics;
using System.Text;

namespace Modelc.Apply.Hosts.Processes;

/// <summary>A program run to its end, fed and read while it runs. Whoever stops it has ended it and all it started.</summary>
internal static class ChildProcess
{
    /// <summary>What an ended program wrote is there already; only what it left behind could keep a stream open.</summary>
    private static readonly TimeSpan Afterglow = TimeSpan.FromSeconds(2);

    public static async Task<ChildOutcome> RunAsync(ChildCommand command, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        using var process = Process.Start(StartOf(command))!;
        command.OnStart?.Invoke(process.Id);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        end.CancelAfter(command.TimeLimit);
        var lines = new LineFeed(command.OnLine);
        var output = new StreamReading(process.StandardOutput, lines, end.Cancel);
        var errors = new StreamReading(process.StandardError, lines, end.Cancel);
        var reading = Task.WhenAll(output.Done, errors.Done);
        var feeding = FeedAsync(process.StandardInput, command, end.Token);
        var reachedEnd = await HasEndedAsync(process, command.Notice, end.Token);
        await end.CancelAsync();
        await Task.WhenAny(Task.WhenAll(reading, feeding), Task.Delay(Afterglow, CancellationToken.None));
        stop.ThrowIfCancellationRequested();
        return new(
            reachedEnd ? ChildEnd.Exited : output.IsFull || errors.IsFull ? ChildEnd.TooMuchOutput : ChildEnd.TimeLimit,
            reachedEnd ? process.ExitCode : -1,
            output.Text,
            errors.Text);
    }

    private static ProcessStartInfo StartOf(ChildCommand command)
    {
        var words = Programs.InOwnSession(command.Words).ToList();
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = command.Folder ?? "",
        };
        foreach (var (name, value) in command.Variables)
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }

        return start;
    }

    private static async Task<bool> HasEndedAsync(Process process, TimeSpan? notice, CancellationToken end)
    {
        try
        {
            await process.WaitForExitAsync(end);
            return true;
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process, notice);
            return false;
        }
    }

    private static async Task EndAsync(Process process, TimeSpan? notice)
    {
        if (notice is { } time)
        {
            Posix.HangUp(process.Id);
            await Task.WhenAny(process.WaitForExitAsync(CancellationToken.None), Task.Delay(time, CancellationToken.None));
            return;
        }

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>A program may end, or close its input, before it has read everything: that is for it to know.</summary>
    private static async Task FeedAsync(StreamWriter input, ChildCommand command, CancellationToken end)
    {
        try
        {
            await using (input)
            {
                if (command.LiveInput is { } live)
                    await live.CopyToAsync(input.BaseStream, end);
                else
                    await input.BaseStream.WriteAsync(command.Input, end);
            }
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }
}
