using System.Collections.Concurrent;
using System.IO.Pipes;
using System.Net;
using Modelc.Apply.Hosts;
using Modelc.Artifacts.Plan;
using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Transport;

[Collection(SecondLab.Name)]
public sealed class EngineShellTests(LabFixture fixture, ITestOutputHelper output) : LabTest(fixture, output)
{
    private const int Port = 2376;

    // As the lock of an application works: the folder is taken, and given back when no more lines come. With "stale" as the
    // second argument, whoever has it is taken for dead.
    private const string TakeLock =
        """
        mkdir -p modelc/shop && cd modelc/shop || exit 1
        [ "$2" = live ] || rm -rf lock
        mkdir lock 2>/dev/null || { echo "taken by $(cat lock/who)"; exit 3; }
        echo "$1" >lock/who; echo "$1" >lock/token; echo held
        while read -r line; do :; done
        rm -rf lock
        """;

    [LabFact]
    public Task An_engine_whose_API_is_all_there_is_keeps_the_state_of_a_host_and_its_lock() => OnEngine(async (lab, reach, tls) =>
    {
        await FailsAsync(null, "it wants TLS.");
        Assert.Contains("in plain text", Assert.Single(reach.Warnings), StringComparison.Ordinal);
        await FailsAsync(tls with { Ca = "operator.pem" }, "its certificate is not signed by the CA that the model gives.");
        await FailsAsync(tls with { Certificate = "engine.pem", Key = "engine-key.pem" }, "it does not accept the certificate that the model gives.");
        await FailsAsync(tls with { Key = "engine-key.pem" }, "certificate and key of the model do not belong together, or are none.");

        await using var first = await EngineAsync(lab, reach, tls);
        Assert.Equal("h1", await Reach.SayAsync(first, "docker", "info", "--format", "{{.Name}}"));
        await Reach.SayAsync(first, "sh", "-c", "mkdir -p modelc/shop/releases/a && echo one >modelc/shop/steps && chmod 755 modelc/shop/steps");
        await Reach.SayAsync(first, "sh", "-c", "test -d \"$MODELC_SECRETS\" && echo two >>modelc/shop/steps && rmdir modelc/shop/releases/a");

        await using var second = await EngineAsync(lab, reach, tls);
        Assert.Equal("one\ntwo\n./steps", await Reach.SayAsync(second, "sh", "-c", "cd modelc/shop && cat steps && find . -type f -perm 755 && ls releases"));
        Assert.Equal("/modelc-shop-state modelc.role", await lab.OnAsync("h1", "sh", "-c",
            "docker ps -aq | xargs docker inspect --format '{{.Name}} {{range $k, $v := .Config.Labels}}{{if eq $v \"state\"}}{{$k}}{{end}}{{end}}'"));

        await using var held = await Held.TakeAsync(first, "first");
        var late = await second.RunAsync(Keeper("second", "live"), CancellationToken.None);
        Assert.Equal((3, "taken by first\n"), (late.ExitCode, late.Output));
        await Reach.SayAsync(first, "sh", "-c", "echo three >>modelc/shop/steps");
        await held.DisposeAsync();
        await using (await Held.TakeAsync(second, "second"))
            Assert.Equal("three", await Reach.SayAsync(second, "tail", "-n", "1", "modelc/shop/steps"));
        Assert.Equal("", await lab.DockerAsync("h1", "ps", "--all", "--quiet", "--filter", "label=modelc.role=lock"));

        // Whoever is ended without warning leaves the lock behind.
        await using (var dead = await EngineAsync(lab, reach, tls))
            await Reach.SayAsync(dead, "sh", "-c", "mkdir modelc/shop/lock && echo dead >modelc/shop/lock/token");
        await using (await Held.TakeAsync(second, "heir", "stale"))
            Assert.NotEmpty(await lab.DockerAsync("h1", "ps", "--all", "--quiet", "--filter", "label=modelc.role=lock"));
        await OneOfTwoGetsItAsync(reach, first, second);

        async Task FailsAsync(TlsPlan? other, string fact)
        {
            await using var shell = await EngineAsync(lab, reach, other);
            var failure = await Assert.ThrowsAsync<HostFailureException>(() => Reach.SayAsync(shell, "true"));
            Assert.Contains(fact, failure.Message, StringComparison.Ordinal);
        }
    });

    /// <summary>Both have seen that the lock is free before either takes it.</summary>
    private static async Task OneOfTwoGetsItAsync(Reach reach, params IShell[] shells)
    {
        var (go, end) = (reach.PathOf("go"), reach.PathOf("end"));
        var script =
            $"""
            echo waiting; while [ ! -e {go} ]; do sleep 0.1; done
            mkdir -p modelc/shop/lock && echo "$1" >modelc/shop/lock/token && echo held
            while [ ! -e {end} ]; do sleep 0.1; done
            rm -rf modelc/shop/lock
            """;
        var said = new ConcurrentQueue<string>();
        var runs = shells.Select((shell, number) => shell.RunAsync(
            Reach.Command("sh", "-c", script, "modelc-lock", $"racer {number}") with { OnLine = said.Enqueue }, CancellationToken.None)).ToList();
        await TestLab.UntilAsync(() => Task.FromResult(said.Count), count => count == shells.Length);
        await File.WriteAllTextAsync(go, "");
        var loser = await Task.WhenAny(runs);
        var failure = await Assert.ThrowsAsync<HostFailureException>(() => loser);
        Assert.StartsWith("Somebody else took the lock of \"shop\"", failure.Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(end, "");
        Assert.True((await runs.Single(run => run != loser)).IsGood);
        Assert.Single(said, "held");
    }

    private Task OnEngine(Func<TestLab, Reach, TlsPlan, Task> test) => OnLab(async lab =>
    {
        using var reach = new Reach(lab);
        var certificates = new Certificates(reach.Options.ModelFolder, IPAddress.Parse(await lab.AddressAsync("h1")));
        certificates.Make();
        await lab.CopyAsync(reach.Options.ModelFolder, "h1", "/etc/docker/tls");
        await lab.OnAsync("h1", "sh", "-c",
            $"echo 'DOCKER_OPTS=\"-H unix:///var/run/docker.sock -H tcp://0.0.0.0:{Port} --tlsverify --tlscacert /etc/docker/tls/ca.pem --tlscert /etc/docker/tls/engine.pem --tlskey /etc/docker/tls/engine-key.pem\"' >/etc/default/docker; service docker restart");
        try
        {
            await TestLab.UntilAsync(() => lab.TryOnAsync("h1", "docker", "version"), answer => answer.ExitCode == 0);
            await test(lab, reach, certificates.Operator);
        }
        finally
        {
            await lab.OnAsync("h1", "sh", "-c", "rm -rf /etc/default/docker /etc/docker/tls; service docker restart");
            await TestLab.UntilAsync(() => lab.TryOnAsync("h1", "docker", "version"), answer => answer.ExitCode == 0);
        }
    });

    private static async Task<IShell> EngineAsync(TestLab lab, Reach reach, TlsPlan? tls) =>
        new ShellFactory(reach.Options).Make(
            new("h1", await lab.AddressAsync("h1"), new EngineApiConnection(Port, tls), NeedsEngine: true, "components/h1"));

    private static ShellCommand Keeper(string who, string others) => Reach.Command("sh", "-c", TakeLock, "modelc-lock", who, others);

    /// <summary>The lock, for as long as this is not disposed.</summary>
    private sealed class Held(AnonymousPipeServerStream lines, Stream input, Task<ShellAnswer> keeper) : IAsyncDisposable
    {
        private bool isOver;

        public static async Task<Held> TakeAsync(IShell shell, string who, string others = "live")
        {
            var lines = new AnonymousPipeServerStream();
            var input = new AnonymousPipeClientStream(PipeDirection.In, lines.ClientSafePipeHandle);
            var said = new TaskCompletionSource<string>();
            var keeper = shell.RunAsync(
                Keeper(who, others) with { LiveInput = input, OnLine = line => said.TrySetResult(line) }, CancellationToken.None);
            if (await Task.WhenAny(said.Task, keeper) == keeper)
                Assert.Fail($"the lock was not taken: {await keeper}");
            Assert.Equal("held", await said.Task);
            return new(lines, input, keeper);
        }

        public async ValueTask DisposeAsync()
        {
            if (isOver)
                return;
            isOver = true;
            await lines.DisposeAsync();
            Assert.True((await keeper).IsGood);
            await input.DisposeAsync();
        }
    }
}
