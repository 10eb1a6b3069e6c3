using System.Net;
using System.Net.Sockets;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class StatsHaveAnAddress() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3067", Severity.Error,
        "The page of statistics listens on no address",
        """
        "stats" may say on which address of the host the proxy shows its page: 127.0.0.1 where nothing is said, 0.0.0.0
        for all. It is an IP address, not a name.

        The proxy would refuse its configuration and not start.

        Write an IP address, or leave "address" out.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability?.Stats is { } stats && !IsAddress(stats.Address.Value))
        {
            yield return Found(view, component, stats.Address.Origin,
                $"\"{stats.Address.Value}\" is no IP address for the statistics of \"{component.Name.Value}\". "
                + "Write one such as \"127.0.0.1\", or leave \"address\" out.");
        }
    }

    /// <summary>"1" is an address to the parser, and to nobody else.</summary>
    private static bool IsAddress(string text) =>
        IPAddress.TryParse(text, out var address)
        && (address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == text);
}
