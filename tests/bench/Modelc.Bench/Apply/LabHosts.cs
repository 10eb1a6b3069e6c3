using Modelc.Lab.Tests.Raising;
using Modelc.Testing;

namespace Modelc.Bench.Apply;

/// <summary>Hosts of the lab, with a configuration by which ssh finds them under their addresses as well.</summary>
internal sealed class LabHosts
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly TestLab lab;

    private LabHosts(TestLab lab, IReadOnlyList<(string Host, string Address)> addresses, string sshConfig) =>
        (this.lab, Addresses, SshConfig) = (lab, addresses, sshConfig);

    public IReadOnlyList<(string Host, string Address)> Addresses { get; }

    public string SshConfig { get; }

    public int Count => Addresses.Count;

    /// <summary>Raises so many if need be. They stay up for the next run: "lab.sh down" fells them.</summary>
    public static async Task<LabHosts> RaiseAsync(Workplace workplace, int count)
    {
        var lab = new TestLab(Environment.GetEnvironmentVariable("MODELC_LAB_NAME") ?? "mlab");
        (await LabCommand.RunAsync(lab.Name, Patience, "up", "--hosts", $"{count}")).Expect();
        var addresses = new List<(string Host, string Address)>();
        foreach (var host in Enumerable.Range(1, count).Select(number => $"h{number}"))
            addresses.Add((host, await lab.AddressAsync(host)));
        var config = addresses.Aggregate(await File.ReadAllTextAsync(lab.SshConfig), (text, one) =>
            text.Replace($"Host {one.Host}\n", $"Host {one.Host} {one.Address}\n", StringComparison.Ordinal));
        var file = workplace.Path($"ssh-config-{count}");
        await File.WriteAllTextAsync(file, config);
        return new(lab, addresses, file);
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
