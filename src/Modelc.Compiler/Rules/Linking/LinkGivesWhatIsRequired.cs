using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Linking;

internal sealed class LinkGivesWhatIsRequired() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3030", Severity.Error,
        "A link does not give a capability that is required",
        """
        The consumer's port requires a capability that the provider's port does not offer. Security capabilities are
        compared by their control_id, hardware by connector, path and permissions, software by name and value. A
        capability without any of these asks for nothing.

        GeneSIS meant to check this, but compares the wrong way round. A requirement such as encryption would
        silently not be met.

        Link to a port that offers it, or add the capability to the provider where it is really there.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from link in view.Model.Links
        from missing in Capabilities.Missing(link.Consumer.Port.Capabilities, link.Provider.Port.Capabilities)
        select Found(view, link.Consumer.Component, missing.Origin,
            $"Port \"/{link.Consumer.Component.Name.Value}/{link.Consumer.Port.Name.Value}\" requires "
            + $"{Capabilities.Describe(missing)}, which its provider "
            + $"\"/{link.Provider.Component.Name.Value}/{link.Provider.Port.Name.Value}\" does not offer. "
            + "Link it to a port that does.")
            with
        { Notes = [Note(view, link.Origin, "The link is here.")] };
}
