using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Placing;

internal sealed class HostIsOurs() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3013", Severity.Error,
        "A component is put on an external one",
        """
        An "/external" component stands for something that others run. modelc never deploys it, nor on it.

        GeneSIS accepts this and fails while it deploys.

        Put the component on a "/infra/docker_host" or "/infra/vm_host", or make the external one such a host.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from containment in view.Model.Containments
        where containment.Host.Component is ExternalComponent
        select Found(view, containment.Guest.Component, containment.Host.Origin,
            $"Component \"{containment.Guest.Component.Name.Value}\" is put on "
            + $"\"{containment.Host.Component.Name.Value}\", which is external. "
            + "Put it on a docker_host or vm_host, or make the external component one.");
}
