using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Linking;

internal sealed class PortNamesAreUnique() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3026", Severity.Error,
        "Two ports of a component have the same name",
        """
        A reference such as "/web/http" means a port by its name, among the ports of one kind: provided or required,
        for communication or for execution.

        With two of one name nobody can refer to the second.

        Rename one of them, and the references that mean it.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from component in view.Model.Components
        from ports in PortsOf(component)
        from repeat in Repeats.In(ports.Where(port => port.Value.Length > 0), port =>
            port.Value, StringComparer.Ordinal)
        select Found(view, component, repeat.Again.Origin,
            $"Component \"{component.Name.Value}\" has two ports \"{repeat.Again.Value}\" of one kind. "
            + "Rename one of them.")
            with
        { Notes = [Note(view, repeat.First.Origin, $"The first port \"{repeat.First.Value}\" is here.")] };

    private static IEnumerable<IEnumerable<ModelText>> PortsOf(Component component)
    {
        yield return component.ProvidedExecutionPorts.Select(port => ModelText.Of(port.Name));
        var (provided, required) = component switch
        {
            InternalComponent own => (own.ProvidedPorts, own.RequiredPorts),
            ExternalComponent other => (other.ProvidedPorts, other.RequiredPorts),
            _ => ([], []),
        };
        yield return provided.Select(port => ModelText.Of(port.Name));
        yield return required.Select(port => ModelText.Of(port.Name));
    }
}
