using System.Collections.Concurrent;
using Modelc.Apply.Hosts;
using Modelc.Artifacts.Plan;
using Modelc.Lab.Tests.Raising;

namespace Modelc.Lab.Tests.Transport;

/// <summary>The ways to the lab's hosts, as apply makes them; with lines of ssh configuration that come before the lab's.</summary>
internal sealed class Reach : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reach-");

    public Reach(TestLab lab, params string[] configuration)
    {
        File.WriteAllLines(PathOf("config"), [.. configuration, $"Include {lab.SshConfig}"]);
        Options = new()
        {
            App = "shop",
            ModelFolder = folder.FullName,
            SshConfiguration = PathOf("config"),
            Warn = Warnings.Enqueue,
        };
    }

    /// <summary>The same, but for some of the options.</summary>
    public Reach(Reach other, Func<ShellOptions, ShellOptions> change)
    {
        Options = change(other.Options);
        Warnings = other.Warnings;
    }

    public ConcurrentQueue<string> Warnings { get; } = new();

    public ShellOptions Options { get; }

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    /// <summary>By the ssh configuration, which knows the name.</summary>
    public IShell Ssh(string host, string? address = null, SshConnection? connection = null) =>
        new ShellFactory(Options).Make(
            new(host, address ?? host, connection ?? new(null, null, null, null, null), NeedsEngine: true, $"components/{host}"));

    public async Task<string> RefusalAsync(string host, string? address = null, SshConnection? connection = null)
    {
        await using var shell = Ssh(host, address, connection);
        return (await Assert.ThrowsAsync<HostFailureException>(() => SayAsync(shell, "true"))).Message;
    }

    public static ShellCommand Command(params string[] words) => new([.. words]) { TimeLimit = TimeSpan.FromSeconds(60) };

    public static async Task<string> SayAsync(IShell shell, params string[] words)
    {
        var answer = await shell.RunAsync(Command(words), CancellationToken.None);
        Assert.True(answer.IsGood, answer.Errors);
        return answer.Output.TrimEnd('\n');
    }

    public void Dispose() => folder.Delete(recursive: true);
}
