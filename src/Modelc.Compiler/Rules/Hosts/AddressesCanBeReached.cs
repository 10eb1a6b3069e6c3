using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Hosts;

internal sealed class AddressesCanBeReached() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3044", Severity.Error,
        "An address or a user name is none",
        """
        An address is a host name of letters, digits, "-" and ".", or an IP address; without a scheme, a port, a path or
        blanks. A user name has no blanks and none of the characters @:/\"'<>|?* in it. Neither begins with "-".

        ssh and docker would refuse it, or take it for an option.

        Write the bare address, such as "192.0.2.10" or "edge.example.org", and the port in "port".
        """);

    private const string NotInUsers = " @:/\\\"'<>|?*";

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        foreach (var component in view.Model.Components)
        {
            if (AddressOf(component) is { } address && !NetworkAddress.IsHost(address))
            {
                yield return Found(view, component, address.Origin,
                    $"\"{address.Value}\" is no address for \"{component.Name.Value}\". "
                    + Advice(address));
            }

            foreach (var credentials in CredentialsIn.Component(component))
            {
                var user = credentials.UserName;
                if (!IsUser(user))
                    yield return Found(view, component, user.Origin, $"\"{user.Value}\" is no user name for "
                        + $"\"{component.Name.Value}\". Write the name alone.");
            }
        }
    }

    private static Located<string>? AddressOf(Component component) => component switch
    {
        InfraComponent host => host.Address,
        ExternalComponent other when other.Address.IsGiven => other.Address,
        _ => null,
    };

    private static string Advice(string address) =>
        address.All(char.IsAscii)
            ? "Write a host name or an IP address, and nothing else."
            : "Write the name as DNS has it, which is \"xn--...\" for letters beyond a to z.";

    // The user becomes a part of a folder's name where commands run on a machine.
    private static bool IsUser(string text) =>
        text.Length is > 0 and <= 255 && text[0] != '-' && !text.Any(c => NotInUsers.Contains(c) || char.IsControl(c));
}
