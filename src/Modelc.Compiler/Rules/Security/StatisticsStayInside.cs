using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Security;

internal sealed class StatisticsStayInside() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3103", Severity.Warning,
        "A statistics page is open to everybody",
        """
        The page lists every replica with its address and load, and is published beyond the host itself.

        Everybody who reaches the host can read it.

        Leave "address" out, which means 127.0.0.1, and look at it through "ssh -L".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability?.Stats is { Address: { IsGiven: true } address }
            && address.Value is not ("localhost" or "::1")
            && !address.Value.StartsWith("127.", StringComparison.Ordinal))
        {
            yield return Found(view, component, address.Origin,
                $"The statistics of \"{component.Name.Value}\" are published on \"{address.Value}\". "
                + "Leave \"address\" out to keep them on the host, and look at them through \"ssh -L\".");
        }
    }
}
