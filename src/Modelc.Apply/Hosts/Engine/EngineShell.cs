using System.Collections.Immutable;
using Modelc.Apply.Hosts.Local;
using Modelc.Apply.Hosts.Processes;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Hosts.Engine;

/// <summary>
/// A machine of which only the engine's API can be reached. Commands run here with docker pointed there, in a private home
/// folder that is a copy of the state on the engine; what a command changed in it is on the engine before it has ended.
/// </summary>
internal sealed class EngineShell(HostPlan host, EngineApiConnection api, ShellOptions options) : IShell
{
    /// <summary>Long commands tell the engine in between, as others judge by that whether they are alive.</summary>
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim gate = new(1);
    private Session? session;
    private int running;

    public string Host => host.Name;

    public async Task<ShellAnswer> RunAsync(ShellCommand command, CancellationToken stop)
    {
        var at = await BeginAsync(stop);
        try
        {
            return LocalAnswer.Of(await RunAsync(at, command, stop), command, Host);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    public ValueTask DisposeAsync()
    {
        session?.Folder.Dispose();
        gate.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Session> BeginAsync(CancellationToken stop)
    {
        await gate.WaitAsync(stop);
        try
        {
            session ??= await OpenAsync(stop);
            if (running == 0 && !session.Lock.IsOurs)
            {
                await session.State.PullAsync(stop);
                await session.Lock.LookAsync(stop);
            }

            running++;
            return session;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<Session> OpenAsync(CancellationToken stop)
    {
        var opened = new Session(host, api, options);
        if (api.Tls is null)
        {
            options.Warn(
                $"The engine of \"{Host}\" at {opened.Engine.Address} is reached in plain text: whoever can reach it, too, is root there. "
                + "Protect it with TLS, or give the host a way to log in by ssh.");
        }

        try
        {
            opened.Engine.TakeCertificates(options.ModelFolder);
            await opened.Engine.AskAsync(["version", "--format", "{{.Server.Version}}"], stop);
        }
        catch
        {
            opened.Folder.Dispose();
            throw;
        }

        return opened;
    }

    private async Task<ChildOutcome> RunAsync(Session at, ShellCommand command, CancellationToken stop)
    {
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var failure = new TaskCompletionSource<HostFailureException>();
        using var alarm = new Timer(_ => TrySettle(), null, Rhythm, Rhythm);
        try
        {
            var outcome = await ChildProcess.RunAsync(
                new ChildCommand(command.Words) { Folder = at.Home, Variables = at.Variables, Notice = Notice }
                    .For(command with { OnLine = Pass }),
                abort.Token);
            await SettleAsync(at);
            return outcome;
        }
        catch (OperationCanceledException)
        {
            if (failure.Task.IsCompleted)
                throw await failure.Task;
            await SettleAsync(at);
            throw;
        }

        // A line may say that the lock is held, which is true only when the engine says so too.
        void Pass(string line)
        {
            if (!at.Lock.IsNewInCopy || TrySettle())
                command.OnLine?.Invoke(line);
        }

        bool TrySettle()
        {
            try
            {
                SettleAsync(at).GetAwaiter().GetResult();
                return true;
            }
            catch (HostFailureException problem)
            {
                failure.TrySetResult(problem);
                abort.Cancel();
                return false;
            }
        }
    }

    /// <summary>Not to be stopped: what has happened has happened, and the engine should know.</summary>
    private async Task SettleAsync(Session at)
    {
        await gate.WaitAsync(CancellationToken.None);
        try
        {
            if (at.Lock.IsNewInCopy)
                await at.Lock.TakeAsync(CancellationToken.None);
            var isGivenBack = at.Lock.IsGoneFromCopy;
            await at.State.PushAsync(CancellationToken.None);
            if (isGivenBack)
                await at.Lock.GiveBackAsync(CancellationToken.None);
        }
        finally
        {
            gate.Release();
        }
    }

    private sealed class Session
    {
        public Session(HostPlan host, EngineApiConnection api, ShellOptions options)
        {
            Engine = new(host, api, Folder);
            Home = Directory.CreateDirectory(Folder.File("home")).FullName;
            var containers = new StateContainers(Engine, options.App);
            State = new(containers, Home);
            Lock = new(containers, Home);
            Variables = Engine.Variables
                .Add("HOME", Home)
                .Add("MODELC_SECRETS", Directory.CreateDirectory(Folder.File("secrets")).FullName);
        }

        public PrivateFolder Folder { get; } = PrivateFolder.MakeInMemory();

        public EngineClient Engine { get; }

        public string Home { get; }

        public EngineState State { get; }

        public EngineLock Lock { get; }

        public ImmutableDictionary<string, string?> Variables { get; }
    }
}
