using System.Collections.Concurrent;
using System.Collections.Immutable;
using Modelc.Apply.Observe;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Rollout;

/// <summary>The release that the hosts shall be brought to.</summary>
/// <param name="secretsOf">Stands for the values of a step's secrets; another text is another value.</param>
public sealed class Target(
    string id, Manifest manifest, DeploymentPlan plan, ReadOnlyMemory<byte> planText, Func<Step, string>? secretsOf = null)
{
    private readonly ConcurrentDictionary<Step, string> fingerprints = new(ReferenceEqualityComparer.Instance);

    private readonly Dictionary<string, ImmutableHashSet<StepKey>> keys = manifest.Steps
        .GroupBy(step => step.Host, StringComparer.Ordinal)
        .ToDictionary(host => host.Key, host => host.Select(StepKey.Of).ToImmutableHashSet(), StringComparer.Ordinal);

    public string Id => id;

    public Manifest Manifest => manifest;

    public DeploymentPlan Plan => plan;

    public ReadOnlyMemory<byte> PlanText => planText;

    public string FingerprintOf(Step step) =>
        fingerprints.GetOrAdd(step, one => Fingerprint.Of(one, manifest, secretsOf?.Invoke(one) ?? ""));

    public ImmutableHashSet<StepKey> KeysOn(string host) => keys.GetValueOrDefault(host, []);
}
