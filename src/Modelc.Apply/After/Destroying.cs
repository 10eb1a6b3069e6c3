using System.Collections.Immutable;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;
using Modelc.Apply.Rollout;
using Modelc.Apply.Run;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.After;

/// <summary>Takes everything of an application off its hosts: steps undone in reverse order, then what still carries its label, then the memory of it.</summary>
public static class Destroying
{
    /// <summary>What there is to undo; <see cref="Survey.Rollout"/> is empty where nothing is left.</summary>
    public static Task<Survey> SurveyAsync(Fleet fleet, DeploymentPlan plan, Func<HostPlan, IShell> open, CancellationToken stop) =>
        Survey.TakeAsync(fleet, Nothing(plan), open, stop);

    /// <summary>The hosts and none of the work.</summary>
    public static Target Nothing(DeploymentPlan plan)
    {
        var empty = plan with { Clusters = [], Networks = [], Images = [], Units = [], Endpoints = [], NotDeployed = [] };
        return new("-", new Manifest(Manifest.CurrentFormat, plan.App, [], []), empty, PlanJson.Write(empty));
    }

    /// <summary>A host has something of it if it remembers a step or a release.</summary>
    public static bool IsGone(Survey survey) =>
        survey.Rollout.IsEmpty && survey.Seen.Hosts.Values.All(host => host.Current is null && host.Steps.IsEmpty && host.Releases.IsEmpty);

    /// <param name="volumes">What goes of the data, by host.</param>
    public static async Task<RunOutcome> RunAsync(
        RunOrder order, DeploymentPlan plan, Survey before, ImmutableSortedDictionary<string, ImmutableArray<string>> volumes, Func<HostPlan, IShell> open)
    {
        var (held, host, holder) = await HeldLocks.TakeAsync(order, [.. before.Seen.Hosts.Keys]);
        if (held is null)
            return new(RunEnd.Locked) { LockedHost = host, Holder = holder };
        await using (held)
        {
            var survey = await SurveyAsync(order.Fleet, plan, open, order.Stop);
            if (!survey.Seen.Unreachable.IsEmpty)
                return new(RunEnd.Unreachable) { HostFailures = survey.Seen.Unreachable };
            var outcome = await new RolloutRunner(order, survey.Rollout, held.Token).RunAsync();
            if (outcome.End != RunEnd.Done)
                return outcome;
            var failures = await SweepAsync(order, survey, volumes, held.Token);
            return failures.IsEmpty ? outcome : new(RunEnd.Unreachable) { HostFailures = failures, StepsDone = outcome.StepsDone };
        }
    }

    private static Task<ImmutableArray<HostFailureException>> SweepAsync(
        RunOrder order, Survey survey, ImmutableSortedDictionary<string, ImmutableArray<string>> volumes, string token) =>
        order.Fleet.EachAsync(survey.Seen.Hosts.Keys, async shell =>
        {
            var answer = await shell.RunAsync(HostScript.Command("sweep", [order.App, token, .. volumes.GetValueOrDefault(shell.Host, [])]), order.Cut);
            if (!answer.IsGood)
                throw new HostFailureException(shell.Host, $"Not everything could be removed from host \"{shell.Host}\": {answer.Errors.Trim()}. Destroy again.");
        }, order.Cut);
}
