using System.Collections.Immutable;
using System.Globalization;
using Modelc.Apply.Hosts.Processes;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Hosts.Engine;

/// <summary>The docker command of this machine, pointed at the engine of another; scripts get the same variables.</summary>
internal sealed class EngineClient(HostPlan host, EngineApiConnection api, PrivateFolder folder)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    public string Host => host.Name;

    public string Address { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"tcp://{(host.Address.Contains(':', StringComparison.Ordinal) ? $"[{host.Address}]" : host.Address)}:{api.Port}");

    /// <summary>What the operator has set for an engine of theirs is taken away; who is logged in to which registry stays.</summary>
    public ImmutableDictionary<string, string?> Variables => ImmutableDictionary<string, string?>.Empty
        .Add("DOCKER_HOST", Address)
        .Add("DOCKER_CONTEXT", null)
        .Add("DOCKER_TLS", null)
        .Add("DOCKER_TLS_VERIFY", api.Tls is null ? null : "1")
        .Add("DOCKER_CERT_PATH", api.Tls is null ? null : folder.Path)
        .Add("DOCKER_CONFIG", Environment.GetEnvironmentVariable("DOCKER_CONFIG") ?? Path.Combine(Home, ".docker"));

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>The docker command looks for certificates by these names, in one folder.</summary>
    public void TakeCertificates(string modelFolder)
    {
        if (api.Tls is not { } tls)
            return;
        foreach (var (from, to) in new[] { (tls.Ca, "ca.pem"), (tls.Certificate, "cert.pem"), (tls.Key, "key.pem") })
        {
            var path = Path.Combine(modelFolder, from);
            if (!File.Exists(path))
                throw EngineProblem.NoCertificate(Host, path);
            folder.Write(to, File.ReadAllBytes(path));
        }
    }

    /// <summary>Whatever the exit code; throws if the engine cannot be spoken to.</summary>
    public async Task<ChildOutcome> TryAsync(ImmutableArray<string> words, CancellationToken stop, ReadOnlyMemory<byte> input = default)
    {
        var docker = Programs.Find("docker") ?? throw EngineProblem.NoDocker(Host);
        var outcome = await ChildProcess.RunAsync(
            new([docker, .. words]) { Variables = Variables, Input = input, TimeLimit = TimeLimit }, stop);
        if (outcome.End != ChildEnd.Exited)
            throw EngineProblem.Silent(Host, Address);
        return outcome.IsGood || EngineProblem.Of(outcome.Errors, Host, Address) is not { } problem ? outcome : throw problem;
    }

    /// <summary>The answer to words that the engine may not refuse.</summary>
    public async Task<string> AskAsync(ImmutableArray<string> words, CancellationToken stop, ReadOnlyMemory<byte> input = default)
    {
        var outcome = await TryAsync(words, stop, input);
        return outcome.IsGood ? outcome.Output.Trim() : throw EngineProblem.Refusal(Host, words, outcome.Errors);
    }

    /// <summary>Null if there is no such container.</summary>
    public async Task<string?> IdOfAsync(string container, CancellationToken stop)
    {
        ImmutableArray<string> words = ["inspect", "--type", "container", "--format", "{{.Id}}", container];
        var outcome = await TryAsync(words, stop);
        if (outcome.IsGood)
            return outcome.Output.Trim();
        return outcome.Errors.Contains("No such container", StringComparison.OrdinalIgnoreCase)
            ? null
            : throw EngineProblem.Refusal(Host, words, outcome.Errors);
    }
}
