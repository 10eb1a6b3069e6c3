using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Options;

internal sealed class OptionHasAnEffect() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3111", Severity.Warning,
        "An option has no effect",
        """
        The key of "extra_options" is one of Docker's, but modelc does not pass it on: because the model has a field
        of its own for it, because modelc decides it, or because it means nothing here.

        The component runs without it.

        The message names what to write in its place.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from option in ExtraOptions.Of(view, component)
        let key = HostConfigKey.Find(option.Key)
        where key is { RunFlag: null } || (key is { Name: "RestartPolicy" }
            && view.WorkloadOf(component) == Workload.BuiltinReplicas)
        select Found(view, component, option.Origin,
            $"The option \"{option.Key.Value}\" of \"{component.Name.Value}\" has no effect. {key.Instead}");
}
