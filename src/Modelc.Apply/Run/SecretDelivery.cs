using System.Collections.Immutable;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;
using Modelc.Apply.Rollout;

namespace Modelc.Apply.Run;

/// <summary>
/// Values on their hosts while scripts need them: over standard input into files in memory, and away again when the run is
/// over, however it ended. Containers and swarms have their own copies by then.
/// </summary>
internal sealed class SecretDelivery : IAsyncDisposable
{
    private readonly RunOrder order;
    private readonly ImmutableArray<(string Host, string Path)> all;

    private SecretDelivery(RunOrder order, RolloutPlan rollout)
    {
        this.order = order;
        all = [.. rollout.Steps.SelectMany(todo => todo.Step.Secrets.Select(path => (todo.Step.Host, path))).Distinct()];
    }

    /// <summary>Everything is there, or the hosts that could not be given theirs come back.</summary>
    public static async Task<(SecretDelivery Delivery, ImmutableArray<HostFailureException> Failures)> PutAsync(
        RunOrder order, RolloutPlan rollout, Observation seen)
    {
        var delivery = new SecretDelivery(order, rollout);
        var failures = await order.Fleet.EachAsync(
            delivery.Hosts, shell => delivery.PutAsync(shell, seen.Hosts[shell.Host].Salt), order.Cut);
        return (delivery, failures);
    }

    private IEnumerable<string> Hosts => all.Select(one => one.Host).Distinct(StringComparer.Ordinal);

    private IEnumerable<string> PathsOn(string host) => all.Where(one => one.Host == host).Select(one => one.Path);

    private async Task PutAsync(IShell shell, string? salt)
    {
        if (salt is null)
            await RunAsync(shell, HostScript.Command("keep-salt", order.App, order.Target.SaltOf(shell.Host, null)));
        foreach (var path in PathsOn(shell.Host))
        {
            var value = order.Target.Secret(path) ?? throw new HostFailureException(shell.Host,
                $"Host \"{shell.Host}\" needs the secret \"{path}\", and it is not at hand. Apply the model, which says where it comes from.");
            await RunAsync(shell, HostScript.Command("keep-secret", [order.App, .. path.Split('/', 2)]) with { Input = value.Bytes });
        }
    }

    private async Task RunAsync(IShell shell, ShellCommand command)
    {
        var answer = await shell.RunAsync(command, order.Cut);
        if (!answer.IsGood)
            throw new HostFailureException(shell.Host, $"Host \"{shell.Host}\" took no secret: {answer.Errors.Trim()}");
    }

    /// <summary>A host that is gone by now keeps them no longer than it stays up: they are in memory only.</summary>
    public async ValueTask DisposeAsync() => await order.Fleet.EachAsync(
        Hosts, shell => shell.RunAsync(HostScript.Command("drop-secrets", [order.App, .. PathsOn(shell.Host)]), CancellationToken.None), CancellationToken.None);
}
