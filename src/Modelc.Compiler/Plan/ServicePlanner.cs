using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Plan;

/// <summary>Replicas that are kept available, on plain Docker or on a swarm.</summary>
internal sealed class ServicePlanner(
    DeploymentModel model, WavePlanner waves, NetworkMap networks, ContainerPlanner containers, DiagnosticBag bag)
{
    public ServiceUnit Plan(InternalComponent component, AvailabilityPolicy policy, Place place, ImageUse image)
    {
        var turn = waves.Of(component);
        var isOnSwarm = place.Cluster is not null;
        var health = HealthPlanner.Plan(policy);
        var update = UpdatePlanner.Update(policy, health);
        if (UpdatePlanner.Complaint(model, policy, health, update) is { } complaint)
            bag.Add(complaint with { Component = component.Name.Value });
        var proxy = ProxyPlanner.Plan(policy, place, networks.ProxyUsesOf(component), health);
        return new ServiceUnit
        {
            Name = component.Name,
            Wave = turn.Wave,
            After = turn.After,
            Version = component.Version,
            Origin = model.Paths.PathOf(component.Origin),
            Strategy = policy.Strategy,
            Host = isOnSwarm ? null : place.Host!.Name.Value,
            Cluster = place.Cluster?.Name,
            Container = containers.Plan(
                component,
                image,
                isOnSwarm && proxy is null ? PublishedBySwarm(component, policy) : [],
                Restart(policy.Restart),
                UpdatePlanner.StopGrace(policy, update),
                isOnSwarm),
            Replicas = policy.ReplicaCount,
            TargetPort = TargetPort(component, policy),
            ExposedPort = policy.ExposedPort,
            Health = health,
            Update = update,
            Rollback = UpdatePlanner.Rollback(update),
            Deadline = UpdatePlanner.Deadline(policy, update, health),
            Placement = PlacementPlanner.Plan(component.Docker?.Placement),
            Proxy = proxy,
            Watchdog = WatchdogPlanner.Plan(policy, proxy),
        };
    }

    /// <summary>The container's side of the binding of the exposed port, which is the same port unless one says otherwise.</summary>
    private static int TargetPort(InternalComponent component, AvailabilityPolicy policy) =>
        (component.Docker?.PortBindings ?? [])
            .Where(binding => binding.HostPort.Value == policy.ExposedPort.Value && binding.Protocol == TransportProtocol.Tcp)
            .Select(binding => binding.ContainerPort.Value)
            .FirstOrDefault(OnlyLinked(component, policy) ?? policy.ExposedPort.Value);

    /// <summary>Where nobody publishes a port and the model wants none published, the one that linked components use.</summary>
    private static int? OnlyLinked(InternalComponent component, AvailabilityPolicy policy) =>
        policy is { Strategy.Value: Strategy.Builtin, Proxy.Kind.Value: ProxyKind.None, ExposedPort.IsGiven: false }
        && component.ProvidedPorts is [var only]
            ? only.Number.Value
            : null;

    /// <summary>A swarm balances over all replicas at each port, so without a proxy all bindings can be had.</summary>
    private static ImmutableArray<PublishedPort> PublishedBySwarm(InternalComponent component, AvailabilityPolicy policy)
    {
        var bound = ContainerPlanner.Ports(component.Docker);
        var isBound = bound.Any(port => port.HostPort == policy.ExposedPort.Value && port.Protocol == TransportProtocol.Tcp);
        if (isBound)
            return bound;
        var exposed = new PublishedPort(policy.ExposedPort, policy.ExposedPort, TransportProtocol.Tcp);
        return [.. bound.Append(exposed).OrderBy(port => port.HostPort).ThenBy(port => port.Protocol)];
    }

    private static RestartPlan Restart(RestartPolicy policy) => new(
        policy.Condition,
        policy.Delay?.Value ?? Defaults.RestartDelay,
        policy.MaxAttempts?.Value,
        policy.Window?.Value);
}
