using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Plan;

/// <summary>What one container of a component is made of, whatever runs it.</summary>
internal sealed class ContainerPlanner(
    DeploymentModel model, NetworkMap networks, SourceFileReader files, DiagnosticBag bag)
{
    public ContainerPlan Plan(
        InternalComponent component,
        ImageUse image,
        ImmutableArray<PublishedPort> ports,
        RestartPlan restart,
        Duration stopGrace,
        bool isOnSwarm)
    {
        var docker = component.Docker;
        return new ContainerPlan(
            image,
            // A built image brings its command along.
            image.IsBuilt ? null : CommandPlanner.Plan(model, component, bag),
            Environment(docker),
            ports,
            Mounts(docker),
            isOnSwarm ? [] : Devices(docker),
            OptionPlanner.Plan(component, isOnSwarm),
            OptionPlanner.LabelsOf(component),
            Resources(docker?.Resources),
            FilePlanner.Secrets(component),
            FilePlanner.Configs(component, files),
            networks.UsesOf(component),
            networks.NamesOf(component),
            Registry(docker?.Registry),
            restart,
            stopGrace);
    }

    public static RegistryPlan? Registry(Registry? registry) =>
        registry is null
            ? null
            : new RegistryPlan(registry.Server, Values.OfOptional(registry.UserName), Values.OfOptionalSecret(registry.Password));

    public static ImmutableArray<PublishedPort> Ports(DockerResource? docker) =>
    [
        .. (docker?.PortBindings ?? [])
            .Select(binding => new PublishedPort(binding.HostPort, binding.ContainerPort, binding.Protocol))
            .OrderBy(port => port.HostPort)
            .ThenBy(port => port.Protocol),
    ];

    /// <summary>Docker takes the last of two values for one name.</summary>
    private static ImmutableArray<VariablePlan> Environment(DockerResource? docker) =>
    [
        .. (docker?.Environment ?? [])
            .GroupBy(variable => variable.Name.Value, StringComparer.Ordinal)
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => new VariablePlan(same.Key, Values.Of(same.Last().Value))),
    ];

    private static ImmutableArray<MountPlan> Mounts(DockerResource? docker) =>
    [
        .. (docker?.Mounts ?? [])
            .Select(mount => new MountPlan(mount.Kind, mount.Source, mount.Target, mount.IsReadOnly))
            .OrderBy(mount => mount.Target, StringComparer.Ordinal)
            .ThenBy(mount => mount.Source, StringComparer.Ordinal),
    ];

    private static ImmutableArray<DevicePlan> Devices(DockerResource? docker) =>
    [
        .. (docker?.Devices ?? [])
            .Select(device => new DevicePlan(device.PathOnHost, device.PathInContainer, device.Permissions))
            .OrderBy(device => device.PathInContainer, StringComparer.Ordinal)
            .ThenBy(device => device.PathOnHost, StringComparer.Ordinal),
    ];

    private static ResourcesPlan Resources(ResourceLimits? limits) => new(
        limits?.CpuLimit?.Value,
        limits?.MemoryLimit?.Value,
        limits?.PidLimit?.Value,
        limits?.CpuReservation?.Value,
        limits?.MemoryReservation?.Value);
}
