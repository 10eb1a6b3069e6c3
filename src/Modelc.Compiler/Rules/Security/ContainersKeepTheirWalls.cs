using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Security;

internal sealed class ContainersKeepTheirWalls() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3105", Severity.Warning,
        "A wall between container and host is taken down",
        """
        The option lets the container see or change what belongs to its host: processes (PidMode), shared memory
        (IpcMode), users (UsernsMode), host name (UTSMode), kernel calls (SecurityOpt unconfined) or nearly
        everything (CapAdd ALL, SYS_ADMIN, SYS_MODULE, SYS_PTRACE).

        Each is a known way out of a container.

        Remove the option, or suppress this with the reason why the component needs it.
        """);

    private static readonly string[] Namespaces = ["PidMode", "IpcMode", "UsernsMode", "UTSMode"];

    private static readonly string[] GreatRights = ["ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE"];

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from option in ExtraOptions.Of(view, component)
        from value in ModelText.Each(option.Values)
        where TakesDown(option.Key, value.Value)
        select Found(view, component, value.Origin,
            $"\"{option.Key.Value}\" \"{value.Value}\" opens the host to \"{component.Name.Value}\". "
            + "Remove it, or suppress this warning with the reason.");

    private static bool TakesDown(string key, string value) => key switch
    {
        "CapAdd" => GreatRights.Contains(value.ToUpperInvariant().Replace("CAP_", "", StringComparison.Ordinal)),
        "SecurityOpt" => value.EndsWith("unconfined", StringComparison.Ordinal)
            || value is "label=disable" or "label:disable",
        _ => Namespaces.Contains(key) && value == "host",
    };
}
