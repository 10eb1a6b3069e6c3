using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model;

/// <summary>What can be wrong with a reference such as "/component/port".</summary>
internal static class ReferenceDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownComponentCode = new(
        "MC2003",
        Severity.Error,
        "A reference names a component that the model does not have",
        "A link, a containment or a node of a swarm names a component. Components are known by their \"name\", letter "
        + "by letter, not by their \"id\".");

    public static readonly DiagnosticDescriptor UnknownPortCode = new(
        "MC2004",
        Severity.Error,
        "A reference names a port that its component does not have",
        "The component exists, but none of its ports has this name. The message lists the ports that would fit. "
        + "GeneSIS fails on such a model with a TypeError that names neither the link nor the port.");

    public static readonly DiagnosticDescriptor NotAReferenceCode = new(
        "MC2005",
        Severity.Error,
        "A reference is not of the form \"/component/port\"",
        "A reference is a slash, the name of a component, a slash and the name of one of its ports. Neither name may "
        + "hold a slash.");

    public static readonly DiagnosticDescriptor WrongKindCode = new(
        "MC2006",
        Severity.Error,
        "A reference names a port of the wrong kind",
        "A link joins a provided and a required communication port: who is called and who calls. A containment joins a "
        + "provided and a required execution port: who hosts and who is hosted. This reference names a port of the "
        + "other kind.");

    public static readonly DiagnosticDescriptor WrongDirectionCode = new(
        "MC2007",
        Severity.Error,
        "The two ends of a link or containment are swapped",
        "\"src\" is the side that provides (the server, the host) and \"target\" the side that requires (the client, "
        + "the guest). GeneSIS does not check the direction and then deploys in the wrong order.");

    public static readonly DiagnosticDescriptor NotAHostCode = new(
        "MC2014",
        Severity.Error,
        "A node of a swarm is not a machine",
        "The \"host\" of each node of a /infra/docker_swarm names a component of type /infra/docker_host, "
        + "/infra/vm_host or /infra/device.");

    public static readonly DiagnosticDescriptor AmbiguousCode = new(
        "MC2015",
        Severity.Error,
        "A bare name could mean any of several ports",
        "Old models name only the component at an end of a link. That is enough while the component has a single port "
        + "of the kind; here it has several. Write \"/component/port\".");

    public static Diagnostic UnknownComponent(SourceLocation at, string who, string said, string name, string hint) =>
        UnknownComponentCode.At(
            at,
            $"{who} {said}, but the model has no component {Quoted.Name(name)}."
            + (hint.Length > 0 ? hint : " Add the component, or correct the name."));

    public static Diagnostic UnknownPort(
        SourceLocation at, string who, string said, string component, string port, IReadOnlyList<string> ports) =>
        UnknownPortCode.At(
            at,
            $"{who} {said}, but component {Quoted.Name(component)} has no port {Quoted.Name(port)}."
            + PortAdvice(port, ports));

    public static Diagnostic NoPort(SourceLocation at, string who, string said, string component, string expected) =>
        UnknownPortCode.At(
            at,
            $"{who} {said}, but component {Quoted.Name(component)} has not {expected}. Name a component that has one.");

    public static Diagnostic NotAReference(SourceLocation at, string who, string said, string example) =>
        NotAReferenceCode.At(
            at, $"{who} {said}, which is not of the form \"/component/port\". Write it as {Quoted.Name(example)}.");

    public static Diagnostic WrongKind(
        SourceLocation at, string who, string said, string found, string expected, IReadOnlyList<string> ports) =>
        WrongKindCode.At(
            at,
            $"{who} {said}, but that is {found}, and {expected} belongs here."
            + (ports.Count > 0 ? $" The component has {Ports(ports)}." : " The component has none."));

    public static Diagnostic WrongDirection(SourceLocation at, string who, string said, string found, string expected) =>
        WrongDirectionCode.At(
            at, $"{who} {said}, but that is {found}, and {expected} belongs here. Swap \"src\" and \"target\".");

    public static Diagnostic NotAHost(SourceLocation at, string who, string name, string type) =>
        NotAHostCode.At(
            at,
            $"{who} has the node {Quoted.Name(name)}, but that component is of type {Quoted.Name(type)}. "
            + "Name a /infra/docker_host, /infra/vm_host or /infra/device.");

    public static Diagnostic Ambiguous(
        SourceLocation at, string who, string said, string component, IReadOnlyList<string> ports) =>
        AmbiguousCode.At(
            at,
            $"{who} {said}, but component {Quoted.Name(component)} has {Ports(ports)}. Write "
            + $"{Quoted.Name($"/{component}/{ports[0]}")}, for example.");

    private static string PortAdvice(string port, IReadOnlyList<string> ports)
    {
        var hint = SpellChecker.Hint(port, ports);
        if (hint.Length > 0)
            return hint;
        return ports.Count == 0 ? " It has none that would fit here." : $" It has {Ports(ports)}.";
    }

    private static string Ports(IReadOnlyList<string> ports) =>
        $"the port{(ports.Count > 1 ? "s" : "")} {Quoted.List(ports.Take(8))}"
        + (ports.Count > 8 ? $" and {ports.Count - 8} more" : "");
}
