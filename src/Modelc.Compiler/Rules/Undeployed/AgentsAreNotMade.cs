using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Undeployed;

internal sealed class AgentsAreNotMade() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3163", Severity.Warning,
        "A deployment agent is not made",
        """
        GeneSIS can put an agent on a host that deploys to a device behind it. modelc makes no agents.

        What the agent would have deployed is not deployed.

        Deploy to the device over ssh, directly or through a jump host of your ssh configuration.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        foreach (var link in view.Model.Links.Where(link => link.IsDeployer))
        {
            yield return Found(view, link.Consumer.Component, link.IsDeployer.Origin,
                $"modelc makes no agent to deploy \"{link.Consumer.Component.Name.Value}\" from "
                + $"\"{link.Provider.Component.Name.Value}\". "
                + "Deploy to it over ssh, through a jump host if need be.");
        }

        foreach (var component in view.Internals.Where(c => c.RequiredExecutionPort is { NeedsDeployer.Value: true }
            && !view.LinksTo(c).Any(link => link.IsDeployer)))
        {
            yield return Found(view, component, component.RequiredExecutionPort!.NeedsDeployer.Origin,
                $"modelc makes no agent to deploy \"{component.Name.Value}\". "
                + "Deploy to its host over ssh, through a jump host if need be.");
        }
    }
}
