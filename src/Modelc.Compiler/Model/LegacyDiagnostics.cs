using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model;

/// <summary>Forms of older models, which are understood, with the modern form to write instead.</summary>
internal static class LegacyDiagnostics
{
    public static readonly DiagnosticDescriptor OldTypeCode = new(
        "MC2101",
        Severity.Warning,
        "A type is written as in old models",
        "Types became paths in 2019: \"docker_host\" is \"/infra/docker_host\" now, \"software\" is \"/internal\". The "
        + "component is understood as the modern type.");

    public static readonly DiagnosticDescriptor HostByNameCode = new(
        "MC2102",
        Severity.Warning,
        "\"id_host\" says where a component runs",
        "Old models name the host inside the component. Today a containment joins a provided execution port of the host "
        + "(\"src\") and the required execution port of the guest (\"target\"), so that ports can ask for capabilities. "
        + "\"id_host\" is understood as such a containment.");

    public static readonly DiagnosticDescriptor ComponentPortCode = new(
        "MC2103",
        Severity.Warning,
        "A component says its port directly",
        "Old models give a component one \"port\". Today it has a list of provided communication ports, each with a name "
        + "that links refer to. The number is understood as a provided communication port called \"main\".");

    public static readonly DiagnosticDescriptor BareNameCode = new(
        "MC2104",
        Severity.Warning,
        "A reference names a component without a port",
        "Old models join components; today links and containments join ports. The reference is understood as the only "
        + "port of the kind that the component has, or as one that is made up for it.");

    public static readonly DiagnosticDescriptor LinkIdCode = new(
        "MC2105",
        Severity.Warning,
        "A link has an \"id\"",
        "The editor of old models gave every link the same id, \"a_unique_id\". Links are known by their \"name\".");

    public static readonly DiagnosticDescriptor MandatoryLinkCode = new(
        "MC2107",
        Severity.Warning,
        "A link says that it is mandatory",
        "Whether something is needed to start is a property of the port that needs it. \"isMandatory\" is understood as "
        + "if it stood on the required communication port at the target of the link.");

    public static readonly DiagnosticDescriptor DeploymentStrategyCode = new(
        "MC2108",
        Severity.Warning,
        "\"deployment_strategy\" was replaced by \"availability\"",
        "\"Normal\" is what a component without \"availability\" gets. Any other value (\"Blue/Green\" and two that "
        + "GeneSIS never built) is understood as the strategy \"Builtin\" with one replica and no downtime.");

    public static readonly DiagnosticDescriptor OldNameCode = new(
        "MC2109",
        Severity.Warning,
        "A field stands under an old name",
        "The field was renamed, or GeneSIS's manual spells it differently from its code: exposePort (exposedPort), "
        + "port_binding (port_bindings), login (username), permission (permissions), connector of a soft capability "
        + "(value). It is understood as the field it is called today.");

    public static readonly DiagnosticDescriptor DeviceAsVolumeCode = new(
        "MC2110",
        Severity.Warning,
        "A device stands among the volumes",
        "GeneSIS's manual calls \"devices\" by the name \"volumes\". An entry with \"PathOnHost\" is understood as a "
        + "device.");

    public static Diagnostic OldType(SourceLocation at, string owner, string old, string modern) =>
        OldTypeCode.At(
            at,
            $"{char.ToUpperInvariant(owner[0])}{owner[1..]} has the old type {Quoted.Name(old)}. "
            + $"Write \"_type\": {Quoted.Name(modern)}.");

    public static Diagnostic HostByName(SourceLocation at, string component, string host, string modern, bool areNamed) =>
        HostByNameCode.At(
            at,
            $"Component {Quoted.Name(component)} names its host {Quoted.Name(host)} in \"id_host\". "
            + (areNamed ? "Write" : "Give names to their execution ports, and write")
            + $" a containment of the two: {modern}.");

    public static Diagnostic ComponentPort(SourceLocation at, string component, int number) =>
        ComponentPortCode.At(
            at,
            $"Component {Quoted.Name(component)} gives its port as \"port\". Write \"provided_communication_port\": "
            + $"[{{\"name\": \"main\", \"port_number\": \"{number}\"}}].");

    public static Diagnostic BareName(SourceLocation at, string who, string said, string modern) =>
        BareNameCode.At(at, $"{who} {said}, a component without a port. {modern}");

    public static Diagnostic LinkId(SourceLocation at, string who) =>
        LinkIdCode.At(at, $"{who} has an \"id\". Remove it: a link is known by its \"name\".");

    public static Diagnostic MandatoryLink(SourceLocation at, string who) =>
        MandatoryLinkCode.At(
            at,
            $"{who} has \"isMandatory\". Move it to the required communication port at its target.");

    public static Diagnostic DeploymentStrategy(SourceLocation at, string component, string found, string modern) =>
        DeploymentStrategyCode.At(
            at, $"Component {Quoted.Name(component)} has the \"deployment_strategy\" {Quoted.Name(found)}. {modern}");

    public static Diagnostic OldName(SourceLocation at, string owner, string old, string modern) =>
        OldNameCode.At(at, $"{Quoted.Name(old)} of {owner} is called {Quoted.Name(modern)} today. Rename it.");

    public static Diagnostic DeviceAsVolume(SourceLocation at, string owner) =>
        DeviceAsVolumeCode.At(at, $"\"volumes\" of {owner} holds a device. Move it to \"devices\".");
}
