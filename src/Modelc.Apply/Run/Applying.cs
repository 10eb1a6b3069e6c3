using System.Collections.Immutable;
using System.Text;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;
using Modelc.Apply.Rollout;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Run;

/// <summary>The front desk: look, lock, look again, ship, run, write down. It holds nothing between the calls.</summary>
public static class Applying
{
    private const int ReleasesKept = 5;
    private const string Nothing = "-";

    /// <param name="show">Is given what is about to happen before it does, and again if it turned out different under the lock.</param>
    public static async Task<RunOutcome> RunAsync(RunOrder order, Func<HostPlan, IShell> open, Action<Survey> show)
    {
        try
        {
            var survey = await Survey.TakeAsync(order.Fleet, order.Target, open, order.Stop, order.Keep);
            if (!survey.Seen.Unreachable.IsEmpty)
                return Unreachable(survey.Seen.Unreachable);
            show(survey);
            if (survey.IsSettled(order.Target))
                return new(RunEnd.NothingToDo);
            var unready = Readiness.Problems(order.Target, survey.Rollout, survey.Seen, order.MayInstall);
            return unready.IsEmpty ? await LockedAsync(order, open, show, survey) : Unreachable(unready);
        }
        catch (OperationCanceledException) when (order.Stop.IsCancellationRequested)
        {
            return new(RunEnd.Stopped);
        }
        catch (HostFailureException failure)
        {
            return Unreachable([failure]);
        }
    }

    private static async Task<RunOutcome> LockedAsync(RunOrder order, Func<HostPlan, IShell> open, Action<Survey> show, Survey before)
    {
        var (held, host, holder) = await HeldLocks.TakeAsync(order, [.. before.Seen.Hosts.Keys]);
        if (held is null)
            return new(RunEnd.Locked) { LockedHost = host, Holder = holder };
        await using (held)
        {
            var survey = await Survey.TakeAsync(order.Fleet, order.Target, open, order.Stop, order.Keep);
            if (!survey.Seen.Unreachable.IsEmpty)
                return Unreachable(survey.Seen.Unreachable);
            if (!survey.Rollout.IsSameAs(before.Rollout))
                show(survey);
            return await RunAsync(order, survey, held.Token);
        }
    }

    private static async Task<RunOutcome> RunAsync(RunOrder order, Survey survey, string token)
    {
        var notShipped = await ShipAsync(order, survey);
        if (!notShipped.IsEmpty)
            return Unreachable(notShipped);
        var (secrets, notGiven) = await SecretDelivery.PutAsync(order, survey.Rollout, survey.Seen);
        await using var taken = secrets;
        if (!notGiven.IsEmpty)
            return Unreachable(notGiven);
        var outcome = await new RolloutRunner(order, survey.Rollout, token).RunAsync();
        if (outcome.End != RunEnd.Done)
            return outcome;
        var notFinished = await FinishAsync(order, survey, token);
        return notFinished.IsEmpty
            ? outcome with { End = survey.Rollout.IsEmpty ? RunEnd.NothingToDo : RunEnd.Done }
            : Unreachable(notFinished);
    }

    private static async Task<ImmutableArray<HostFailureException>> ShipAsync(RunOrder order, Survey survey)
    {
        var lacking = survey.Seen.Hosts.Values
            .Where(host => order.Target.Has(host.Host) && Lacks(host, order.Target.Id, survey.Rollout))
            .Select(host => host.Host)
            .ToImmutableArray();
        if (lacking.IsEmpty)
            return [];
        if (order.Files is not { } files)
            return [.. lacking.Select(host => new HostFailureException(host, $"Host \"{host}\" does not have release {order.Target.Id} any more. Apply the model that it was built from."))];
        order.Tell(new StageBegan($"release {order.Target.Id}"));
        return await order.Fleet.EachAsync(lacking, shell => Shipment.SendAsync(shell, files, order.Time, order.Cut), order.Cut);
    }

    /// <summary>What was reviewed is what runs: no step runs where a file of the release is another one.</summary>
    private static bool Lacks(ObservedHost host, string release, RolloutPlan rollout) =>
        !host.Releases.Contains(release)
        || (host.Damaged.Any(file => file.Release == release) && rollout.Hosts.Contains(host.Host));

    /// <summary>
    /// What the model no longer has comes first: as long as one of the others remembers the release before, these hosts
    /// are known by it.
    /// </summary>
    private static async Task<ImmutableArray<HostFailureException>> FinishAsync(RunOrder order, Survey survey, string token)
    {
        var former = survey.Former(order.Target).ToImmutableArray();
        var failures = await FinishAsync(order, survey, former, Nothing, token);
        return failures.IsEmpty
            ? await FinishAsync(order, survey, survey.Seen.Hosts.Keys.Except(former, StringComparer.Ordinal), order.Target.Id, token)
            : failures;
    }

    private static Task<ImmutableArray<HostFailureException>> FinishAsync(
        RunOrder order, Survey survey, IEnumerable<string> hosts, string release, string token) =>
        order.Fleet.EachAsync(hosts, async shell =>
        {
            var words = HostScript.Command("finish", order.App, token, release, $"{ReleasesKept}", HostScript.Text("objects"));
            var carried = Encoding.UTF8.GetBytes(Carrying.Lines(survey.Seen.Hosts[shell.Host], survey.Rollout));
            var answer = await shell.RunAsync(words with { Input = carried }, order.Cut);
            if (!answer.IsGood)
                throw new HostFailureException(shell.Host,
                    $"Everything runs, but host \"{shell.Host}\" could not write down that release {order.Target.Id} was applied. Apply again: {answer.Errors.Trim()}");
        }, order.Cut);

    private static RunOutcome Unreachable(ImmutableArray<HostFailureException> hosts) => new(RunEnd.Unreachable) { HostFailures = hosts };
}
