using System.Diagnostics;
using System.Text;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Secrets;

/// <summary>
/// Where values come from on the operator's machine. They are taken byte for byte, as the commands of a build's page take
/// them, so that both ways give the same.
/// </summary>
/// <param name="folder">Where paths of the model begin, and where commands are run.</param>
/// <param name="inModel">Reads a value that the model itself spells out; null where it has none.</param>
public sealed class SecretSource(string folder, Func<SecretFile, string?> inModel)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public Task<SecretValue> ReadAsync(SecretFile secret, CancellationToken stop) => secret.Value switch
    {
        SecretInModel => Task.FromResult(OfText(secret, inModel(secret), "the model, which no longer spells it out")),
        EnvironmentValue variable => Task.FromResult(OfText(
            secret, Environment.GetEnvironmentVariable(variable.Name), $"the variable {variable.Name}, which is not set. Set it where modelc runs")),
        FileValue file => OfFileAsync(secret, file, stop),
        CommandValue command => OfCommandAsync(secret, command, stop),
        _ => throw new ArgumentException($"{secret.Path} is no secret.", nameof(secret)),
    };

    private static SecretValue OfText(SecretFile secret, string? text, string source) =>
        text is null ? throw Missing(secret, source) : new(Encoding.UTF8.GetBytes(text));

    private async Task<SecretValue> OfFileAsync(SecretFile secret, FileValue file, CancellationToken stop)
    {
        try
        {
            return new(await File.ReadAllBytesAsync(Path.Combine(folder, file.Path), stop));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Missing(secret, $"the file \"{file.Path}\", which cannot be read");
        }
    }

    /// <summary>No shell is between the words and the program. What it says on its error stream is for the operator's eyes.</summary>
    private async Task<SecretValue> OfCommandAsync(SecretFile secret, CommandValue command, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        end.CancelAfter(Patience);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command.Words[0], command.Words.Skip(1))
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
            })!;
            return await OutputOfAsync(process, end.Token) is { } value
                ? value
                : throw Missing(secret, $"the command \"{command.Words[0]}\", which ended with exit code {process.ExitCode}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw Missing(secret, $"the command \"{command.Words[0]}\", which cannot be run here");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw Missing(secret, $"the command \"{command.Words[0]}\", which gave nothing within {Patience.TotalSeconds} s");
        }
    }

    private static async Task<SecretValue?> OutputOfAsync(Process process, CancellationToken end)
    {
        try
        {
            using var output = new MemoryStream();
            await process.StandardOutput.BaseStream.CopyToAsync(output, end);
            await process.WaitForExitAsync(end);
            return process.ExitCode == 0 ? new(output.ToArray()) : null;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static SecretFailureException Missing(SecretFile secret, string source) =>
        new($"The secret \"{secret.Name}\" of \"{secret.Component}\" comes from {source}.");
}
