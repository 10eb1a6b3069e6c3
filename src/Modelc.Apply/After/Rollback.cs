using System.Collections.Concurrent;
using System.Collections.Immutable;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;
using Modelc.Apply.Rollout;
using Modelc.Apply.Secrets;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.After;

/// <summary>A release that could be gone back to.</summary>
/// <param name="Hosts">Those that still have its files.</param>
public sealed record ReleaseToChoose(string Id, string When, string Who, bool IsCurrent, ImmutableArray<string> Hosts);

/// <summary>Going back to what was applied before, with the files that the hosts themselves kept.</summary>
public static class Rollback
{
    /// <summary>The youngest first.</summary>
    public static ImmutableArray<ReleaseToChoose> Choices(Looks looks) =>
    [
        .. looks.Hosts.Values.SelectMany(look => look.Releases.Select(release => (look, release)))
            .GroupBy(one => one.release.Id, StringComparer.Ordinal)
            .Select(same => (Last: same.MaxBy(one => one.release.When), All: same))
            .OrderByDescending(one => one.Last.release.When, StringComparer.Ordinal)
            .Select(one => new ReleaseToChoose(
                one.All.Key,
                one.Last.release.When,
                one.Last.release.Who,
                one.All.Any(same => same.look.Current == one.All.Key),
                [.. one.All.Where(same => same.release.IsKept).Select(same => same.look.Host)])),
    ];

    /// <summary>The one that was applied before what is there now; the one that begins with <paramref name="wanted"/> if that is given.</summary>
    public static ReleaseToChoose? Choose(ImmutableArray<ReleaseToChoose> choices, string? wanted)
    {
        if (wanted is not null)
            return choices.Where(one => one.Id.StartsWith(wanted, StringComparison.Ordinal)).ToList() is [var only] ? only : null;
        var now = choices.FirstOrDefault(one => one.IsCurrent);
        return choices.FirstOrDefault(one => !one.IsCurrent && !one.Hosts.IsEmpty && (now is null || string.CompareOrdinal(one.When, now.When) <= 0));
    }

    /// <summary>The release as a host kept it; null if none has its plan and its steps.</summary>
    public static async Task<(PastRelease Release, DeploymentPlan Plan)?> ReadAsync(Fleet fleet, string app, ReleaseToChoose choice, CancellationToken stop)
    {
        foreach (var host in choice.Hosts)
        {
            if (await PastRelease.ReadAsync(fleet[host], app, choice.Id, stop) is { Plan: { } plan } release)
                return (release, plan);
        }

        return null;
    }

    public static Target TargetOf(PastRelease release, DeploymentPlan plan, IReadOnlyDictionary<string, SecretValue> secrets) =>
        new(release.Id, release.Manifest, plan, release.PlanText, secrets);

    /// <summary>Files that are not what was shipped, or not there, as sentences.</summary>
    public static async Task<ImmutableArray<string>> VerifyAsync(Fleet fleet, Target target, CancellationToken stop)
    {
        var wrong = new ConcurrentBag<string>();
        var failures = await fleet.EachAsync(target.Plan.Hosts.Select(host => host.Name), async shell =>
        {
            var answer = await shell.RunAsync(HostScript.Command("verify", target.Manifest.App, target.Id), stop);
            if (!answer.IsGood)
                wrong.Add($"Host \"{shell.Host}\" does not have release {target.Id} as it was shipped: {Told(answer)}.");
        }, stop);
        return [.. wrong.Concat(failures.Select(failure => failure.Message)).Order(StringComparer.Ordinal)];
    }

    private static string Told(ShellAnswer answer) =>
        $"{answer.Output}\n{answer.Errors}".Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("it is not there").TrimEnd('.');
}
