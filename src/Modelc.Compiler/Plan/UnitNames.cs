using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Plan;

/// <summary>A component is one unit under its own name; its container and its commands are two, since GeneSIS adds resources up.</summary>
internal static class UnitNames
{
    public static string OfCommands(ModelView view, InternalComponent component) =>
        (view.WorkloadOf(component) & Workload.Container) != 0 ? $"{component.Name.Value}-commands" : component.Name;

    /// <summary>The unit that is done last, or null where nothing is deployed.</summary>
    public static string? OfLast(ModelView view, InternalComponent component)
    {
        var workload = view.WorkloadOf(component);
        if (workload == Workload.None)
            return null;
        return workload.HasFlag(Workload.HostCommands) ? OfCommands(view, component) : component.Name;
    }
}
