using System.Collections.Concurrent;
using System.Collections.Immutable;
using Modelc.Apply.Observe;
using Modelc.Apply.Rollout;
using Modelc.Artifacts;

namespace Modelc.Apply.Run;

/// <summary>
/// Runs a rollout: checks, then wave by wave and phase by phase, each when the one before it is done on all hosts; what is
/// no longer wanted last. After a failure nothing begins that has not begun.
/// </summary>
internal sealed class RolloutRunner(RunOrder order, RolloutPlan rollout, string token)
{
    private const int StepsOfOneHost = 4;

    private readonly StepRunner steps = new(order, token);
    private readonly ConcurrentBag<StepFailure> failures = [];
    private readonly HashSet<StepToDo> unchecked_ = [.. rollout.Steps];
    private int done;

    public async Task<RunOutcome> RunAsync()
    {
        var groups = rollout.Steps.GroupBy(todo => (todo.Step.Wave, todo.Step.Phase)).ToList();
        for (var at = 0; at < groups.Count && MayGoOn; at++)
        {
            await CheckAsync([.. groups.Skip(at).SelectMany(group => group)]);
            if (!failures.IsEmpty && done == 0)
                return Outcome(RunEnd.ChecksFailed);
            if (MayGoOn)
                await ActivateAsync(groups[at].Key.Wave, groups[at].Key.Phase, [.. groups[at]]);
        }

        if (MayGoOn)
            await RetireAsync();
        return Outcome(!failures.IsEmpty ? RunEnd.Failed : order.Stop.IsCancellationRequested && IsUnfinished ? RunEnd.Stopped : RunEnd.Done);
    }

    private bool MayGoOn => failures.IsEmpty && !order.Stop.IsCancellationRequested;

    private bool IsUnfinished => done < rollout.Steps.Length + rollout.Retire.Length;

    private RunOutcome Outcome(RunEnd end) => new(end)
    {
        Failures = [.. failures.OrderBy(one => one.Host, StringComparer.Ordinal).ThenBy(one => one.Folder, StringComparer.Ordinal)],
        StepsDone = done,
        StepsLeft = rollout.Steps.Length + rollout.Retire.Length - done,
    };

    /// <summary>
    /// Everything that can be judged already. A host that still lacks an engine or an image can judge what needs them later.
    /// </summary>
    private async Task CheckAsync(ImmutableArray<StepToDo> ahead)
    {
        var now = ahead.Where(todo => unchecked_.Contains(todo) && !ahead.Any(other => PreparesFor(other.Step, todo.Step))).ToList();
        if (now.Count == 0)
            return;
        order.Tell(new StageBegan("checks"));
        unchecked_.ExceptWith(now);
        await OnHostsAsync(now, StepsOfOneHost, async todo => todo.Step.Check.IsEmpty ? null : await steps.CheckAsync(todo));
    }

    private static bool PreparesFor(Step early, Step late) =>
        early.Host == late.Host && early.Phase <= Phase.Image && (early.Wave, early.Phase).CompareTo((late.Wave, late.Phase)) < 0;

    private async Task ActivateAsync(int wave, Phase phase, ImmutableArray<StepToDo> group)
    {
        order.Tell(new StageBegan($"wave {wave}, {Name(phase)}"));
        await OnHostsAsync(group, phase == Phase.Image ? 1 : StepsOfOneHost, async todo =>
        {
            if (order.Stop.IsCancellationRequested)
                return null;
            var failure = await steps.ActivateAsync(todo);
            if (failure is not null)
                return failure;
            Interlocked.Increment(ref done);
            // Whoever was let use the engine just now may do so from the next login on.
            if (phase == Phase.Host)
                await order.Fleet[todo.Step.Host].LogInAnewAsync();
            return null;
        });
    }

    private static string Name(Phase phase) => phase.ToString().ToLowerInvariant();

    private async Task RetireAsync()
    {
        if (rollout.Retire.IsEmpty)
            return;
        order.Tell(new StageBegan("what is no longer in the model"));
        // As it came, backwards: what runs in a swarm goes before its nodes do, and workers before those who give orders.
        foreach (var place in rollout.Retire.GroupBy(folder => folder.Place))
            await RetireAsync([.. place]);
    }

    private async Task RetireAsync(ImmutableArray<FolderToRetire> folders)
    {
        var hosts = folders.GroupBy(folder => folder.Host, StringComparer.Ordinal).ToDictionary(host => host.Key);
        await order.Fleet.EachAsync(hosts.Keys, async shell =>
        {
            foreach (var folder in hosts[shell.Host])
            {
                if (order.Stop.IsCancellationRequested)
                    return;
                if (await steps.RetireAsync(folder) is { } failure)
                    failures.Add(failure);
                else
                    Interlocked.Increment(ref done);
            }
        }, CancellationToken.None);
    }

    private async Task OnHostsAsync(IEnumerable<StepToDo> group, int atOnce, Func<StepToDo, Task<StepFailure?>> run)
    {
        var hosts = group.GroupBy(todo => todo.Step.Host, StringComparer.Ordinal).ToDictionary(host => host.Key);
        await order.Fleet.EachAsync(hosts.Keys, async shell =>
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce };
            await Parallel.ForEachAsync(hosts[shell.Host], options, async (todo, _) =>
            {
                if (await run(todo) is { } failure)
                    failures.Add(failure);
            });
        }, CancellationToken.None);
    }
}
