using Modelc.Testing;

namespace Modelc.Lab.Tests.Raising;

/// <summary>The hosts as a test sees them. All words are passed as they are: no shell takes them apart.</summary>
public sealed class TestLab(string name)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public string Name => name;

    public string SshConfig => $"{Environment.GetEnvironmentVariable("MODELC_LAB_STATE") ?? "/run/modelc-lab"}/{name}/ssh/config";

    /// <summary>Opens every host.</summary>
    public string SshKey => Path.Combine(Path.GetDirectoryName(SshConfig)!, "key");

    /// <summary>Any command of lab.sh.</summary>
    public Task<ToolResult> RunAsync(params IReadOnlyList<string> arguments) => LabCommand.RunAsync(name, Patience, arguments);

    /// <summary>A command on a host, as root, whatever its exit code.</summary>
    public Task<ToolResult> TryOnAsync(string host, params IReadOnlyList<string> command) => RunAsync(["exec", host, .. command]);

    /// <summary>The trimmed output of a command on a host that must succeed.</summary>
    public async Task<string> OnAsync(string host, params IReadOnlyList<string> command) =>
        (await TryOnAsync(host, command)).Expect().Text.Trim();

    public Task<string> DockerAsync(string host, params IReadOnlyList<string> arguments) => OnAsync(host, ["docker", .. arguments]);

    /// <summary>The containers of a swarm's service on one host.</summary>
    public async Task<IReadOnlyList<string>> HealthyTasksAsync(string host, string service) =>
        (await DockerAsync(host, "ps", "--quiet", "--filter", $"label=com.docker.swarm.service.name={service}", "--filter", "health=healthy"))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A command over ssh, the way an operator comes.</summary>
    public Task<ToolResult> SshAsync(string host, params IReadOnlyList<string> command) =>
        LabCommand.RunProgramAsync("ssh", Patience, ["-F", SshConfig, host, .. command]);

    public async Task<string> AddressAsync(string host) => (await RunAsync("address", host)).Expect().Text.Trim();

    public async Task<Uri> UrlAsync(string host, int port, string path = "/") => new($"http://{await AddressAsync(host)}:{port}{path}");

    public async Task BreakAsync(params IReadOnlyList<string> fault) => (await RunAsync(["fault", .. fault])).Expect();

    public async Task MendAsync(string host) => (await RunAsync("mend", host)).Expect();

    /// <summary>Puts a folder of this machine on a host, in place of what is there.</summary>
    public async Task CopyAsync(string folder, string host, string target) => (await RunAsync("copy", folder, host, target)).Expect();

    /// <summary>
    /// Puts a folder on a host and runs one of its scripts there, as a reader of its README would:
    /// in that folder, with sh, without modelc.
    /// </summary>
    public async Task<ToolResult> RunScriptAsync(string host, string folder, string script, params IReadOnlyList<string> arguments)
    {
        var target = $"/srv/{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}";
        await CopyAsync(folder, host, target);
        return await TryOnAsync(host, ["env", "-C", target, "sh", script, .. arguments]);
    }

    /// <summary>Joins hosts to one swarm; the first manages it.</summary>
    public async Task MakeSwarmAsync(params IReadOnlyList<string> hosts)
    {
        var address = await AddressAsync(hosts[0]);
        await DockerAsync(hosts[0], "swarm", "init", "--advertise-addr", address);
        var token = await DockerAsync(hosts[0], "swarm", "join-token", "--quiet", "worker");
        foreach (var host in hosts.Skip(1))
            await DockerAsync(host, "swarm", "join", "--token", token, $"{address}:2377");
    }

    /// <summary>Asks until the answer is the wanted one; the last answer is in the failure.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> isWanted, int seconds = 60)
    {
        var deadline = DateTime.UtcNow.AddSeconds(seconds);
        while (true)
        {
            var answer = await ask();
            if (isWanted(answer))
                return answer;
            if (DateTime.UtcNow > deadline)
                throw new TimeoutException($"After {seconds} s still: {answer}");
            await Task.Delay(100);
        }
    }
}
