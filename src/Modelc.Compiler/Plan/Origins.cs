using Modelc.Compiler.Model;

namespace Modelc.Compiler.Plan;

/// <summary>The paths of model elements that plan and manifest name as the reason for what they hold.</summary>
internal static class Origins
{
    public const string Model = "";

    public static string Of(Component component) => $"components/{component.Name.Value}";
}
