using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Plan;

/// <summary>The way from a consumer to a provider.</summary>
internal abstract record Reach
{
    /// <summary>Over a network that both are on; <paramref name="Cluster"/> if it must span a swarm.</summary>
    public sealed record Joined(ClusterPlan? Cluster) : Reach;

    /// <summary>By a port that is published at an address, which is that of <paramref name="Machine"/> if it is one of ours.</summary>
    public sealed record At(string Address, InfraComponent? Machine) : Reach;

    /// <summary><paramref name="Reason"/> is a sentence after a colon, and what to do.</summary>
    public sealed record Nowhere(string Reason) : Reach;
}
