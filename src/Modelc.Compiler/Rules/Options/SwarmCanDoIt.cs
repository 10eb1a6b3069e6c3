using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Options;

internal sealed class SwarmCanDoIt() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3110", Severity.Error,
        "A swarm cannot give a container what it asks for",
        """
        A swarm knows no devices, no privileges, no namespaces of the host and some more. "docker stack deploy"
        accepts such keys and ignores them without a word.

        The container would start without what it needs.

        The message names the way out: another field, strategy "Builtin", or a container without "availability" on
        one host.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (view.WorkloadOf(component) != Workload.SwarmService || component.Docker is not { } docker)
            yield break;
        foreach (var device in docker.Devices)
        {
            yield return Found(view, component, device.Origin,
                $"A swarm cannot give \"{component.Name.Value}\" the device \"{device.PathOnHost.Value}\". "
                + $"{HostConfigKey.Find("Privileged")!.Instead}");
        }

        foreach (var option in ExtraOptions.Of(view, component))
        {
            if (HostConfigKey.Find(option.Key) is { StackKey: null, RunFlag: not null } key
                && !ExtraOptions.IsSwitchedOff(option))
            {
                yield return Found(view, component, option.Origin,
                    $"A swarm cannot give \"{component.Name.Value}\" the option \"{option.Key.Value}\". "
                    + $"{key.Instead}");
            }
        }
    }
}
