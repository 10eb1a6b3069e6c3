using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules;

/// <summary>The "extra_options" of a component that becomes a container.</summary>
internal static class ExtraOptions
{
    public static IEnumerable<ExtraOption> Of(ModelView view, InternalComponent component, string? key = null) =>
        (view.WorkloadOf(component) & Workload.Container) == 0
            ? []
            : component.Docker?.ExtraOptions.Where(option => key is null || option.Key.Value == key) ?? [];

    public static bool SharesHostNetwork(DockerResource docker) =>
        docker.ExtraOptions.Any(option => option is { Key.Value: "NetworkMode", Values: [{ Value: "host" }, ..] });

    /// <summary>GeneSIS's editor writes an option that is off as false, an empty text or an empty list.</summary>
    public static bool IsSwitchedOff(ExtraOption option) =>
        ModelText.Each(option.Values).All(value => value.Value is "" or "false" or "0" or "default");
}
