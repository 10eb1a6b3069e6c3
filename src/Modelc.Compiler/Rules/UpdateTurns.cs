using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules;

/// <summary>Whether an update replaces some replicas and then looks, or all of them in one turn.</summary>
internal static class UpdateTurns
{
    public static bool AreMany(AvailabilityPolicy policy) =>
        policy.Update.Parallelism.Value > 0 && policy.Update.Parallelism.Value < policy.ReplicaCount.Value;
}
