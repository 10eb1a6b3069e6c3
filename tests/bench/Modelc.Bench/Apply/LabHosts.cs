using Modelc.Lab.Tests.Raising;
using Modelc.Testing;

namespace Modelc.Bench.Apply;

/// <summary>Hosts of the lab, and the addresses by which a model names them.</summary>
internal sealed class LabHosts
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly TestLab lab;

    private LabHosts(TestLab lab, IReadOnlyList<(string Host, string Address)> addresses) => (this.lab, Addresses) = (lab, addresses);

    public IReadOnlyList<(string Host, string Address)> Addresses { get; }

    /// <summary>Knows the hosts by their names and by their addresses.</summary>
    public string SshConfig => lab.SshConfig;

    public int Count => Addresses.Count;

    public static async Task<LabHosts> RaiseAsync(int count)
    {
        var lab = await BenchLab.RaiseAsync(count);
        var addresses = new List<(string Host, string Address)>();
        foreach (var host in Enumerable.Range(1, count).Select(number => $"h{number}"))
            addresses.Add((host, await lab.AddressAsync(host)));
        return new(lab, addresses);
    }

    public async Task ClearAsync() => (await lab.RunAsync("reset")).Expect();

    /// <summary>What Ansible's modules for Docker need on each host; modelc needs sh.</summary>
    public Task GiveWhatAnsibleNeedsAsync() => EachAsync(host => lab.OnAsync(
        host, "sh", "-c", "python3 -c 'import docker, jsondiff, yaml' 2>/dev/null || { apt-get update -q && apt-get install -q -y --no-install-recommends python3-docker python3-jsondiff python3-yaml; }"));

    /// <summary>A login to each host and a question to its engine, all at once: nothing that asks the hosts can be much faster.</summary>
    public Task AskEachAsync() => EachAsync(async host =>
        (await LabCommand.RunProgramAsync("ssh", Patience, ["-F", SshConfig, host, "docker", "version"])).Expect());

    private Task EachAsync(Func<string, Task> act) => Task.WhenAll(Addresses.Select(one => act(one.Host)));
}
