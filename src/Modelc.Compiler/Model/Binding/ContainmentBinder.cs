using Modelc.Compiler.Diagnostics;

namespace Modelc.Compiler.Model.Binding;

internal static class ContainmentBinder
{
    public static Containment? Bind(ObjectReader reader, ReferenceBinder references)
    {
        var name = reader.FilledText("name", "a_containment");
        var who = $"Containment {Quoted.Name(name)}";
        var host = references.Bind(reader, who, EndKinds.Host);
        var bothSwapped = references.IsSwapped(reader, EndKinds.Host) && references.IsSwapped(reader, EndKinds.Guest);
        var guest = references.Bind(reader, who, EndKinds.Guest, bothSwapped);
        reader.Ignore("properties");
        reader.Finish("containment");
        return host is not null && guest is not null ? new(name, host, guest, reader.Origin) : null;
    }

    /// <summary>The containment that an old component's "id_host" stands for.</summary>
    public static Containment? OfOldHost(BindingContext context, BoundComponent guest, ComponentTable components)
    {
        if (guest is not { OldHost: { } said, Component: InternalComponent component })
            return null;
        var who = $"Component {Quoted.Name(guest.Name)}";
        if (components.FindByNameOrId(said) is not { } found)
        {
            components.ReportUnknown(context, said.Origin, who, $"names its host {Quoted.Name(said)}", said);
            return null;
        }

        if (found.Component is not { } host || component.RequiredExecutionPort is not { } hosted)
            return null;
        var port = host.ProvidedExecutionPorts is [var first, ..] ? first : EndKinds.Host.Implied(host)!;
        var advice = LegacyDiagnostics.HostByName(
            context.At(said.Origin), guest.Name, said, Modern(host, port, component, hosted), IsNamed(port) && IsNamed(hosted));
        context.Report(advice with { Component = guest.Name });
        return new(
            new($"{host.Name.Value}-hosts-{guest.Name}", said.Origin, IsGiven: false),
            new(host, port, said.Origin),
            new(component, hosted, said.Origin),
            said.Origin);
    }

    private static string Modern(Component host, ExecutionPort port, Component guest, ExecutionPort hosted) =>
        $"{{\"src\": \"/{host.Name.Value}/{NameOr(port, "hosting")}\", "
        + $"\"target\": \"/{guest.Name.Value}/{NameOr(hosted, "host")}\"}}";

    private static string NameOr(ExecutionPort port, string example) =>
        IsNamed(port) ? port.Name.Value : example;

    private static bool IsNamed(ExecutionPort port) => port.Name.Value.Length > 0;
}
