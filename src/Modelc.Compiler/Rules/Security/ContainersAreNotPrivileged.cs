using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Security;

internal sealed class ContainersAreNotPrivileged() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3100", Severity.Warning,
        "A container is privileged",
        """
        A privileged container has all devices and all rights of its host.

        A fault in its program is a fault of the whole host.

        Name the devices that it needs in "devices", or the rights in "CapAdd". If it really needs all, suppress
        this with the reason.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from option in ExtraOptions.Of(view, component, "Privileged")
        where option.Values is [{ Value: "true" }, ..]
        select Found(view, component, option.Origin,
            $"Component \"{component.Name.Value}\" is privileged, which makes it root of its host. "
            + "Name what it needs in \"devices\" or \"CapAdd\".");
}
