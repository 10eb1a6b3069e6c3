using System.Collections.Concurrent;
using Modelc.Apply.Hosts;
using Modelc.Artifacts.Plan;
using Modelc.Lab.Tests.Raising;

namespace Modelc.Lab.Tests.Transport;

/// <summary>The ways to the lab's hosts, as apply makes them.</summary>
internal sealed class Reach(TestLab lab)
{
    public ConcurrentQueue<string> Warnings { get; } = new();

    public ShellOptions Options => new()
    {
        App = "shop",
        ModelFolder = "/nonexistent",
        SshConfiguration = lab.SshConfig,
        Warn = Warnings.Enqueue,
    };

    /// <summary>By the lab's ssh configuration, which knows the name.</summary>
    public IShell Ssh(string host, ShellOptions? options = null, string? address = null, SshConnection? connection = null) =>
        new ShellFactory(options ?? Options).Make(
            new(host, address ?? host, connection ?? new(null, null, null, null, null), NeedsEngine: true, $"components/{host}"));

    public static ShellCommand Command(params string[] words) => new([.. words]) { TimeLimit = TimeSpan.FromSeconds(30) };

    public static async Task<string> SayAsync(IShell shell, params string[] words)
    {
        var answer = await shell.RunAsync(Command(words), CancellationToken.None);
        Assert.True(answer.IsGood, answer.Errors);
        return answer.Output.TrimEnd('\n');
    }
}
