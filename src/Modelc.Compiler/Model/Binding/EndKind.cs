using System.Collections.Immutable;

namespace Modelc.Compiler.Model.Binding;

/// <summary>
/// What belongs at one end of a link or a containment: which ports of a component fit there, and which are the
/// opposite end's.
/// </summary>
internal sealed record EndKind<TPort>(
    string Field,
    string Verb,
    string PortName,
    Func<Component, IEnumerable<TPort>> Fitting,
    Func<Component, IEnumerable<string>> Opposite,
    string OppositeName,
    Func<Component, IEnumerable<string>> OtherKind,
    string OtherKindName,
    Func<TPort, Located<string>> NameOf,
    Func<Component, TPort?> Implied)
    where TPort : class;

internal static class EndKinds
{
    private const string Communication = "communication port";
    private const string Execution = "execution port";

    public static EndKind<ProvidedPort> Provider { get; } = new(
        "src", "has the source", $"a provided {Communication}",
        c => ProvidedPorts(c), c => RequiredPorts(c).Select(p => p.Name.Value), $"a required {Communication}",
        ExecutionPorts, $"an {Execution}", port => port.Name, _ => null);

    public static EndKind<RequiredPort> Consumer { get; } = new(
        "target", "targets", $"a required {Communication}",
        c => RequiredPorts(c), c => ProvidedPorts(c).Select(p => p.Name.Value), $"a provided {Communication}",
        ExecutionPorts, $"an {Execution}", port => port.Name, _ => null);

    public static EndKind<ExecutionPort> Host { get; } = new(
        "src", "has the source", $"a provided {Execution}",
        c => c.ProvidedExecutionPorts, c => Hosted(c).Select(p => p.Name.Value), $"a required {Execution}",
        CommunicationPorts, $"a {Communication}", port => port.Name, Unnamed);

    public static EndKind<ExecutionPort> Guest { get; } = new(
        "target", "targets", $"a required {Execution}",
        c => Hosted(c), c => c.ProvidedExecutionPorts.Select(p => p.Name.Value), $"a provided {Execution}",
        CommunicationPorts, $"a {Communication}", port => port.Name, c => c is InternalComponent ? Unnamed(c) : null);

    private static ImmutableArray<ProvidedPort> ProvidedPorts(Component component) => component switch
    {
        InternalComponent application => application.ProvidedPorts,
        ExternalComponent external => external.ProvidedPorts,
        _ => [],
    };

    private static ImmutableArray<RequiredPort> RequiredPorts(Component component) => component switch
    {
        InternalComponent application => application.RequiredPorts,
        ExternalComponent external => external.RequiredPorts,
        _ => [],
    };

    private static ImmutableArray<ExecutionPort> Hosted(Component component) =>
        component is InternalComponent { RequiredExecutionPort: { } port } ? [port] : [];

    private static IEnumerable<string> ExecutionPorts(Component component) =>
        component.ProvidedExecutionPorts.Concat(Hosted(component)).Select(port => port.Name.Value);

    private static IEnumerable<string> CommunicationPorts(Component component) =>
        ProvidedPorts(component).Select(port => port.Name.Value)
            .Concat(RequiredPorts(component).Select(port => port.Name.Value));

    /// <summary>Old models host without ports.</summary>
    private static ExecutionPort Unnamed(Component component) =>
        new(new("", component.Origin, IsGiven: false), [], new(false, component.Origin, IsGiven: false), component.Origin);
}
