using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Undeployed;

internal sealed class FlowsAreNotLoaded() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3164", Severity.Warning,
        "Node-RED flows are not loaded",
        """
        modelc deploys Node-RED as a container. It loads no flows into it and installs no nodes.

        Node-RED starts, and does nothing of what the model describes.

        Put flows and nodes in an image of your own, or mount them at /data.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component is { Kind: InternalKind.NodeRed, NodeRed: { } content }
            && Describe(content) is { Length: > 0 } what)
        {
            yield return Found(view, component, component.Type.Origin,
                $"modelc does not load {what} into \"{component.Name.Value}\". "
                + "Put them in an image of your own, or mount them at /data.");
        }
    }

    private static string Describe(NodeRedContent content)
    {
        var parts = new List<string>();
        if (content.FlowFile.Value.Length > 0)
            parts.Add($"the flows of \"{content.FlowFile.Value}\"");
        else if (content.FlowNodes > 0)
            parts.Add("the flows");
        if (content.Packages.Length > 0)
            parts.Add($"the nodes {string.Join(", ", content.Packages.Select(package => $"\"{package.Value}\""))}");
        return string.Join(" and ", parts);
    }
}
