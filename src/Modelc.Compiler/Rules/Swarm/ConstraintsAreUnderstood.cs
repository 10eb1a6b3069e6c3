using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Swarm;

internal sealed class ConstraintsAreUnderstood() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3128", Severity.Error,
        "A constraint is none",
        """
        A constraint compares with == or !=: node.id, node.hostname, node.ip, node.role, node.platform.os,
        node.platform.arch, node.labels.<name> or engine.labels.<name>.

        The swarm refuses the service.

        Correct it, as in "node.labels.disk == ssd".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from constraint in ModelText.Each(component.Docker?.Placement?.Constraints)
        where PlacementConstraint.TryParse(constraint.Value) is null
        select Found(view, component, constraint.Origin,
            $"\"{constraint.Value}\" is no constraint that a swarm understands. "
            + "Write one such as \"node.labels.disk == ssd\" or \"node.role == worker\".");
}
