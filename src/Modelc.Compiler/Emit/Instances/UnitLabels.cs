using Modelc.Artifacts.Plan;

namespace Modelc.Compiler.Emit.Instances;

/// <summary>By these labels everything of ours is found again, on any machine and by any operator.</summary>
internal static class UnitLabels
{
    public static IEnumerable<LabelPlan> Of(string app, UnitPlan unit, string role, string revision) =>
    [
        new("modelc.app", app),
        new("modelc.component", unit.Name),
        new("modelc.role", role),
        new("modelc.revision", revision),
        new("modelc.version", unit.Version),
    ];
}
