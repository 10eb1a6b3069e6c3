using System.Collections.Concurrent;
using System.Collections.Immutable;
using Modelc.Apply.Observe;
using Modelc.Apply.Secrets;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Rollout;

/// <summary>The release that the hosts shall be brought to.</summary>
/// <param name="secrets">The values of all secrets that steps name, by path.</param>
public sealed class Target(
    string id, Manifest manifest, DeploymentPlan plan, ReadOnlyMemory<byte> planText, IReadOnlyDictionary<string, SecretValue>? secrets = null)
{
    private readonly ConcurrentDictionary<Step, string> fingerprints = new(ReferenceEqualityComparer.Instance);

    private readonly ConcurrentDictionary<string, string> salts = new(StringComparer.Ordinal);

    private readonly Dictionary<string, ImmutableHashSet<StepKey>> keys = manifest.Steps
        .GroupBy(step => step.Host, StringComparer.Ordinal)
        .ToDictionary(host => host.Key, host => host.Select(StepKey.Of).ToImmutableHashSet(), StringComparer.Ordinal);

    public string Id => id;

    public Manifest Manifest => manifest;

    public DeploymentPlan Plan => plan;

    public ReadOnlyMemory<byte> PlanText => planText;

    public string FingerprintOf(Step step, string salt) => Fingerprint.With(
        fingerprints.GetOrAdd(step, one => Fingerprint.Of(one, manifest)),
        secrets is null ? "" : SecretMarks.Of(step.Secrets, secrets, salt));

    /// <summary>The host's own, or one that it will be given and that is the same as long as we run.</summary>
    public string SaltOf(string host, string? known) => known ?? salts.GetOrAdd(host, _ => SecretMarks.NewSalt());

    public SecretValue? Secret(string path) => secrets?.GetValueOrDefault(path);

    /// <summary>Whether the release has anything to do with a host.</summary>
    public bool Has(string host) => plan.Hosts.Any(one => one.Name == host);

    public ImmutableHashSet<StepKey> KeysOn(string host) => keys.GetValueOrDefault(host, []);
}
