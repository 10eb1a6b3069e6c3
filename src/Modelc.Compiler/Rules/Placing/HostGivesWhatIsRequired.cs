using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Placing;

internal sealed class HostGivesWhatIsRequired() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3031", Severity.Error,
        "A host does not give a capability that is required",
        """
        The component's execution port requires a capability that the host's port does not offer. Security
        capabilities are compared by their control_id, hardware by connector, path and permissions, software by name
        and value. A capability without any of these asks for nothing.

        A component that needs a bus, a device or a protection would be put where there is none.

        Put it on a host that offers it, or add the capability to the host where it is really there.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from place in view.Model.Containments
        from missing in Capabilities.Missing(place.Guest.Port.Capabilities, place.Host.Port.Capabilities)
        select Found(view, place.Guest.Component, missing.Origin,
            $"Component \"{place.Guest.Component.Name.Value}\" requires {Capabilities.Describe(missing)} of its "
            + $"host, which \"/{place.Host.Component.Name.Value}/{place.Host.Port.Name.Value}\" does not offer. "
            + "Put it on a host that does.")
            with
        { Notes = [Note(view, place.Origin, "The containment is here.")] };
}
