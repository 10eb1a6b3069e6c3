using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Plan;

/// <summary>What a component stands on in the end: a flow stands on a Node-RED, and that on a host.</summary>
internal static class Ground
{
    public static Component? Of(ModelView view, InternalComponent component)
    {
        var below = view.HostOf(component);
        while (below is InternalComponent)
            below = view.HostOf(below);
        return below;
    }
}
