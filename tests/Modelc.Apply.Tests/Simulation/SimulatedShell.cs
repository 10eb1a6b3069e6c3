using System.Text;
using Modelc.Apply.Hosts;

namespace Modelc.Apply.Tests.Simulation;

/// <summary>Plays a host: does what the scripts do, as far as it matters to whoever asks.</summary>
internal sealed class SimulatedShell(World world, SimulatedHost host) : IShell
{
    private static readonly ShellAnswer Good = new(0, "", "");

    public string Host => host.Name;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task LogInAnewAsync()
    {
        world.Events.Enqueue($"{host.Name} logs in anew");
        return Task.CompletedTask;
    }

    public Task<ShellAnswer> RunAsync(ShellCommand command, CancellationToken stop)
    {
        var words = command.Words;
        return words[3] == "modelc-lock"
            ? LockAsync(command, words[5], words[6], words[7], stop)
            : world.CountedAsync(host, isCut => ServeAsync(command, [.. words.Skip(3)], isCut, stop));
    }

    private Task<ShellAnswer> ServeAsync(ShellCommand command, string[] words, bool isCut, CancellationToken stop) => words switch
    {
        ["modelc-observe", _, _, _] => Task.FromResult(Says(host.Alone(host.Observed))),
        ["modelc-read", _, var release, var file] => Task.FromResult(Says(host.Releases[release][file])),
        ["modelc-ship", _, var release] => Task.FromResult(isCut ? Good : Does(() => host.Receive(release, command.Input))),
        ["modelc-keep-salt", _, var salt] => Task.FromResult(Does(() => host.Salt ??= salt)),
        ["modelc-keep-secret", _, var component, var name] =>
            Task.FromResult(Does(() => host.Secrets[$"{component}/{name}"] = Encoding.UTF8.GetString(command.Input.Span))),
        ["modelc-drop-secrets", _, .. var paths] => Task.FromResult(Does(() => Array.ForEach(paths, path => host.Secrets.Remove(path)))),
        ["modelc-check", _, var release, var folder, ..] => Task.FromResult(Check(release, folder)),
        ["modelc-step", _, var token, var release, var folder, var keys, var fingerprint, _, _, var touched, .. var act] =>
            StepAsync(command, token, release, folder, keys, fingerprint, touched, act, isCut, stop),
        ["modelc-finish", _, _, var release, ..] => Task.FromResult(isCut ? Good : Does(() => host.Finish(release, Encoding.UTF8.GetString(command.Input.Span)))),
        ["modelc-volumes", ..] => Task.FromResult(Good),
        ["modelc-sweep", _, var token, ..] => Task.FromResult(
            host.Holder?.Token != token ? new(95, "", "") : isCut ? Good : Does(() => host.Finish("-", ""))),
        _ => throw new InvalidOperationException($"No host knows \"{words[0]}\"."),
    };

    /// <summary>Counts like any other call; then it holds the lock until its input ends, or its owner is dead.</summary>
    private async Task<ShellAnswer> LockAsync(ShellCommand command, string token, string who, string why, CancellationToken stop)
    {
        var answer = await world.CountedAsync(host, _ => Task.FromResult(host.Alone(() =>
        {
            if (host.Holder is { } holder)
                return new ShellAnswer(3, $"taken\t{holder.Who}\tnow\t{holder.Why}\n", "");
            host.Holder = (token, who, why);
            return Good;
        })));
        if (!answer.IsGood)
        {
            command.OnLine?.Invoke(answer.Output.TrimEnd('\n'));
            return answer;
        }

        command.OnLine?.Invoke("held");
        var buffer = new byte[16];
        while (await command.LiveInput!.ReadAsync(buffer, stop) > 0)
        {
            // Signs of life.
        }

        host.Alone(() => host.Holder = null);
        return Says("held\n");
    }

    private ShellAnswer Check(string release, string folder)
    {
        world.Events.Enqueue($"{host.Name} check {folder}");
        var text = host.Releases[release][$"{folder}/run.sh"].Trim();
        return text == "refused" ? new(1, "it cannot be\n", "") : Says(text);
    }

    private async Task<ShellAnswer> StepAsync(
        ShellCommand command, string token, string release, string folder, string keys, string fingerprint, string touched, string[] act, bool isCut, CancellationToken stop)
    {
        if (host.Holder?.Token != token)
            return new(95, "", "");
        host.Alone(() => Does(() => host.Begin(keys, release, touched)));
        if (isCut)
            return Good;
        if (folder == "-")
            return host.Alone(() => Does(() => host.Record(keys, fingerprint, release)));
        var text = host.Releases[release][$"{folder}/run.sh"].Trim() + Encoding.UTF8.GetString(command.Input.Span);
        world.Events.Enqueue($"{host.Name} begin {folder} {text}");
        foreach (var (path, value) in host.Secrets)
            world.Events.Enqueue($"{host.Name} reads {path} {value}");
        command.OnLine?.Invoke($"modelc: say: {text}");
        var exit = await world.Work(host.Name, folder).WaitAsync(stop);
        return host.Alone(() =>
        {
            if (exit == 0 && act is [.., "down"])
                host.Unmake(folder);
            else if (exit == 0)
                host.Make(folder, text, act is ["env", var names, ..] ? names : "");
            if (exit == 0)
                host.Record(keys, fingerprint, release);
            world.Events.Enqueue($"{host.Name} end {folder} {string.Join(' ', act)}");
            return new ShellAnswer(exit, "", "");
        });
    }

    private static ShellAnswer Says(string text) => new(0, text, "");

    private static ShellAnswer Does(Action act)
    {
        act();
        return Good;
    }
}
