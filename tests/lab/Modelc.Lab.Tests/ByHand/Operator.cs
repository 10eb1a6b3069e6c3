using Modelc.Lab.Tests.Raising;
using Modelc.Testing;

namespace Modelc.Lab.Tests.ByHand;

/// <summary>
/// Whoever deploys by hand: sits at h4, which has sh, ssh and curl but neither Docker nor modelc, with the folder of an
/// example before them, and runs the commands of its page as they stand there.
/// </summary>
internal sealed class Operator(TestLab lab, string application, IReadOnlyDictionary<string, string> hosts, Action<string> report)
{
    public const string Desk = "h4";
    private const string Folder = "/root/example";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private HandPage _page = new("");

    public TestLab Lab => lab;

    /// <summary>The hosts that the model's stand for, each once.</summary>
    public IReadOnlyList<string> Hosts => [.. hosts.Values.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>An example as it was built, in place of what was on the desk.</summary>
    public async Task TakeAsync(string exampleFolder)
    {
        await lab.CopyAsync(exampleFolder, Desk, Folder);
        _page = new HandPage(await File.ReadAllTextAsync(Path.Combine(exampleFolder, "out/README.md")));
    }

    /// <summary>Gives every host its address, every user an account, and the desk the key that opens them.</summary>
    public async Task PrepareAsync()
    {
        foreach (var (address, host) in hosts)
            (await lab.RunAsync("take", host, address)).Expect();
        foreach (var network in hosts.Keys.Select(address => address[..address.LastIndexOf('.')]).Distinct())
            (await lab.RunAsync("take", Desk, $"{network}.9")).Expect();
        // What an earlier test that failed did not come to remove would count as done.
        foreach (var host in Hosts)
            await lab.OnAsync(host, "sh", "-c", "rm -rf /var/lib/modelc /home/*/.local/state/modelc");
        foreach (var (user, address) in _page.Logins.Where(login => login.User != "root"))
            await lab.OnAsync(hosts[address], "sh", "-ec", MakeAccount, "sh", user);
        await lab.CopyAsync(Path.GetDirectoryName(lab.SshConfig)!, Desk, "/root/lab-ssh");
        await lab.OnAsync(Desk, "sh", "-ec", TakeKey, "sh", await SshConfigAsync());
    }

    private const string MakeAccount = """
        id "$1" >/dev/null 2>&1 || useradd --create-home --shell /bin/bash "$1"
        ! getent group docker >/dev/null || usermod --append --groups docker "$1"
        install -d -m 0700 -o "$1" "/home/$1/.ssh"
        install -m 0600 -o "$1" /root/.ssh/authorized_keys "/home/$1/.ssh/authorized_keys"
        """;

    private const string TakeKey = """
        install -m 0600 /root/lab-ssh/key /root/.ssh/id_ed25519
        rm -rf /root/lab-ssh /root/.ssh/known_hosts
        printf '%s\n' "$1" >/root/.ssh/config
        """;

    /// <summary>The page says: ssh asks what it needs, unless your own configuration tells it. h3 is behind h1.</summary>
    private async Task<string> SshConfigAsync()
    {
        var hidden = string.Join(' ', hosts.Where(pair => pair.Value == "h3").Select(pair => pair.Key));
        var jump = hidden.Length == 0 ? "" : $"""
            Host {hidden}
              HostName {await lab.AddressAsync("h3")}
              ProxyJump root@{await lab.AddressAsync("h1")}

            """;
        return $"""
            {jump}Host *
              StrictHostKeyChecking accept-new
              BatchMode yes
            """;
    }

    /// <summary>Runs all commands of a section in the page's folder, up to the first that fails.</summary>
    public async Task<ToolResult> TryAsync(string section, string before = "")
    {
        var commands = _page.Commands(section);
        Assert.True(commands.Length > 0, $"The page has no commands below \"{section}\".");
        var script = $"{_page.Commands("The hosts")}{before}\n{commands}";
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var result = await LabCommand.RunAsync(lab.Name, Patience, "exec", Desk, "env", "-C", $"{Folder}/out", "sh", "-exc", script);
        report($"{application}: {section}: {watch.Elapsed.TotalSeconds:F0} s");
        return result;
    }

    public async Task<string> FollowAsync(string section, string before = "") => (await TryAsync(section, before)).Expect().Text;

    /// <summary>An engine on every host, and the swarm. What it printed, so that a test can look for what must not be there.</summary>
    public Task<string> ReadyAsync() => FollowAsync("Get the hosts ready");

    /// <summary>What the page says from hosts that may lack everything to components that run.</summary>
    public async Task DeployAsync()
    {
        if (_page.Commands("Get the hosts ready").Length > 0)
            await ReadyAsync();
        await FollowAsync("Deploy");
        foreach (var host in Hosts)
            await lab.TryOnAsync(host, "sh", "-c", "docker image ls --quiet modelc-watchdog | xargs -r -I {} docker tag {} kept/modelc-watchdog");
    }

    /// <summary>What an address of the model answers to somebody outside.</summary>
    public async Task<string> AskAsync(string url) => await lab.OnAsync(Desk, "curl", "--silent", "--show-error", "--fail", "--max-time", "5", url);

    /// <summary>Follows "Remove" and looks for leftovers on all hosts; volumes with data and images that were pulled may stay.</summary>
    public async Task RemoveAsync(params IReadOnlyList<(string Host, string What)> kept)
    {
        await FollowAsync("Remove");
        foreach (var host in Hosts)
        {
            var expected = string.Join('\n', kept.Where(one => one.Host == host).Select(one => one.What));
            // A swarm takes networks and containers from its nodes in its own time.
            await TestLab.UntilAsync(() => LeftoversAsync(host), left => left == expected, 30);
        }
    }

    private async Task<string> LeftoversAsync(string host) => await lab.OnAsync(host, "sh", "-c", $$$"""
        ls -d /root/modelc/{{{application}}} /home/*/modelc/{{{application}}} /run/modelc/secrets/{{{application}}} 2>/dev/null
        command -v docker >/dev/null || exit 0
        docker ps --all --format 'container {{.Names}}'
        docker network ls --filter type=custom --format 'network {{.Name}}' | grep -vx -e 'network docker_gwbridge' -e 'network ingress'
        docker image ls --format 'image {{.Repository}}' | grep -e '^image modelc-watchdog' -e '-livebuilt'
        docker volume ls --format 'volume {{.Name}}'
        [ "$(docker info --format '{{.Swarm.ControlAvailable}}')" = true ] || exit 0
        docker service ls --format 'service {{.Name}}'
        docker config ls --format 'config {{.Name}}'
        docker secret ls --format 'secret {{.Name}}'
        """);
}
