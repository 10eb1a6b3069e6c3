using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Modelc.Apply.Hosts.Processes;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Hosts.Ssh;

/// <summary>
/// The one connection to a host: an ssh in the background that has logged in, and a socket by which others share it. It ends
/// by itself some time after modelc is gone.
/// </summary>
internal sealed class SshMaster(HostPlan host, SshConnection connection, ShellOptions options) : IAsyncDisposable
{
    private const int MostTries = 6;
    private const string IdleSeconds = "60";

    /// <summary>Standard error goes to a file, since what stays in the background must hold no pipe of ours.</summary>
    private static readonly ImmutableArray<string> IntoFile = ["sh", "-c", """log=$1; shift; exec "$@" 2>>"$log" """, "ssh"];

    private static readonly ImmutableDictionary<string, string?> NoQuestions =
        ImmutableDictionary<string, string?>.Empty.Add("SSH_ASKPASS_REQUIRE", "never");

    private readonly PrivateFolder folder = PrivateFolder.Make();
    private readonly SemaphoreSlim gate = new(1);
    private readonly string? ssh = Programs.Find("ssh");
    private SshLogin? login;
    private int logins;
    private int sessions;

    public SshTarget Target => login?.Target ?? new(host.Name, host.Address, connection);

    public string Socket => folder.File("s");

    /// <summary>Where the ssh that speaks for one command writes what it has to say.</summary>
    public string NewSessionLog() => folder.File($"session-{Interlocked.Increment(ref sessions)}");

    /// <summary>Gives the ssh command once the host can be spoken to through the socket.</summary>
    public async Task<string> OpenAsync(CancellationToken stop)
    {
        if (ssh is null)
            throw SshProblem.NoSsh(host.Name).ToException(host.Name);
        if (File.Exists(Socket))
            return ssh;
        await gate.WaitAsync(stop);
        try
        {
            if (!File.Exists(Socket))
                await LogInAsync(ssh, stop);
            return ssh;
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task<bool> IsAliveAsync(CancellationToken stop) =>
        File.Exists(Socket) && (await ControlAsync("check", stop)).IsGood;

    /// <summary>What the connection had to say last.</summary>
    public string LastWords() => File.Exists(Log) ? File.ReadAllText(Log) : "";

    /// <summary>Commands that still run over the connection go on to their end; the next one opens another.</summary>
    public async Task CloseAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (File.Exists(Socket))
                await ControlAsync("stop", CancellationToken.None);
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Socket))
            await ControlAsync("exit", CancellationToken.None);
        folder.Dispose();
        gate.Dispose();
    }

    private string Configuration => folder.File("config");

    private string Log => folder.File($"login-{logins}");

    /// <summary>A server with too many logins under way turns others away; it is asked again, not by all at the same moment.</summary>
    private async Task LogInAsync(string ssh, CancellationToken stop)
    {
        await PrepareAsync(stop);
        var clock = Stopwatch.StartNew();
        for (var tries = 1; ; tries++)
        {
            if (await TryLogInAsync(ssh, options.LoginLimit - clock.Elapsed, stop) is not { } problem)
                return;
            if (!problem.MayPass || tries == MostTries || clock.Elapsed > options.LoginLimit / 2)
                throw problem.ToException(host.Name);
            await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, tries) * 0.2 * (0.5 + Random.Shared.NextDouble())), stop);
        }
    }

    private async Task PrepareAsync(CancellationToken stop)
    {
        if (login is not null)
            return;
        login = await SshLogin.ResolveAsync(host, connection, options, folder, stop);
        folder.Write("config", Encoding.UTF8.GetBytes(SshConfiguration.Text(options)));
    }

    private async Task<SshProblem?> TryLogInAsync(string ssh, TimeSpan limit, CancellationToken stop)
    {
        logins++;
        await using var askpass = login!.Password is { } password ? new Askpass(password) : null;
        var outcome = await ChildProcess.RunAsync(
            new([.. IntoFile, Log, .. Words(ssh)])
            {
                Variables = askpass?.Variables ?? NoQuestions,
                OnStart = askpass is null ? null : askpass.Trust,
                TimeLimit = limit,
            },
            stop);
        if (!outcome.IsGood)
            return SshProblem.Of(outcome.End == ChildEnd.TimeLimit, LastWords(), Target);
        WarnOfNewKeys();
        return null;
    }

    /// <summary>Without -v a connection that will stay in the background keeps to itself what a jump host on the way has said.</summary>
    private ImmutableArray<string> Words(string ssh) =>
    [
        ssh, "-v", "-F", Configuration, "-S", Socket, "-E", Log, "-M", "-N", "-f", "-T",
        "-o", $"ControlPersist={IdleSeconds}", "-o", "RemoteCommand=none",
        .. Target.Words, "--", host.Address,
    ];

    private void WarnOfNewKeys()
    {
        const string news = "Permanently added ";
        foreach (var line in LastWords().Split('\n').Where(line => line.Contains(news, StringComparison.Ordinal)))
            options.Warn($"\"{host.Name}\" is new: added {line.Trim().Split(news)[1]}");
    }

    private Task<ChildOutcome> ControlAsync(string request, CancellationToken stop) =>
        ChildProcess.RunAsync(
            new([ssh!, "-F", "none", "-S", Socket, "-O", request, "--", host.Address]) { TimeLimit = TimeSpan.FromSeconds(5) },
            stop);
}
