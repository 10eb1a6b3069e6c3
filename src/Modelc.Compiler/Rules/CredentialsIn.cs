using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules;

/// <summary>Every place of a component where a login may stand.</summary>
internal static class CredentialsIn
{
    public static IEnumerable<Credentials> Component(Component component)
    {
        IEnumerable<Credentials?> found = component switch
        {
            InfraComponent host => [host.Credentials],
            InternalComponent own => [own.Ssh?.Credentials, own.Ansible?.Credentials],
            _ => [],
        };
        return found.OfType<Credentials>();
    }
}
