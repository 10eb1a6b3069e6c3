using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Options;

internal sealed class StoppedStaysStopped() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3116", Severity.Info,
        "A container that somebody stopped stays stopped",
        """
        "RestartPolicy" says "always". modelc writes "unless-stopped", which starts a container again after a crash and
        after a reboot just the same.

        The one difference: what a person or an update has stopped, "always" brings back when the engine starts
        again, beside what took its place.

        Write "unless-stopped" to say what happens.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from option in ExtraOptions.Of(view, component, HostConfigKey.RestartPolicy)
        where view.WorkloadOf(component).HasFlag(Workload.PlainContainer) && RestartName.Of(option) == "always"
        select Found(view, component, option.Origin,
            $"\"RestartPolicy\" of \"{component.Name.Value}\" is \"always\" and is taken for \"unless-stopped\": what somebody "
            + "stopped stays stopped. Write \"unless-stopped\".");
}
