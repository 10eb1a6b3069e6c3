using System.Security.Cryptography;
using System.Text;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Compiler.Emit;

/// <summary>
/// Twelve hex digits that say what a unit is made of. What only says when its turn is does not count; and on plain
/// Docker neither does what its replicas are not made of, so that scaling or a new balancer leaves them alone.
/// </summary>
internal static class Revision
{
    public static string Of(UnitPlan unit, Func<ImageUse, string> reference) => unit switch
    {
        ServiceUnit { Strategy: Strategy.Builtin } service =>
            Hash(PlanJson.Write(service.Container), service.Version, reference(service.Container.Image), $"{service.TargetPort}"),
        ServiceUnit service => Hash(Body(unit), reference(service.Container.Image)),
        ContainerUnit container =>
            Hash(PlanJson.Write(container.Container), container.Version, reference(container.Container.Image)),
        _ => Hash(Body(unit)),
    };

    /// <summary>What a swarm replaces a service's tasks for; scaling, a new balancer or another pace of updates is not that.</summary>
    public static string OfTasks(ServiceUnit service, Func<ImageUse, string> reference) => Of(
        service with
        {
            Replicas = 0,
            ExposedPort = 0,
            Update = OfTask(service.Update),
            Rollback = OfTask(service.Update),
            Deadline = default,
            Placement = new PlacementPlan([], [], null),
            Proxy = null,
            Watchdog = null,
        },
        reference);

    // Its own health check holds the soak, and its runner the drain.
    private static UpdatePlan OfTask(UpdatePlan update) =>
        new(UpdateOrder.StartFirst, 0, default, default, FailureAction.Rollback, 0, update.Soak, update.Drain);

    private static byte[] Body(UnitPlan unit) => PlanJson.Write(unit with { Wave = 0, After = [], Origin = "" });

    private static string Hash(byte[] body, params ReadOnlySpan<string> more)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(body);
        foreach (var part in more)
            hash.AppendData(Encoding.UTF8.GetBytes($"{part}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
