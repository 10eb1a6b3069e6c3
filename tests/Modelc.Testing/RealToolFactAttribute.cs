using Xunit;

namespace Modelc.Testing;

/// <summary>A fact that needs programs which not every machine has.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealToolFactAttribute : FactAttribute
{
    public RealToolFactAttribute(params string[] tools)
    {
        Tools = tools;
        Skip = RealTool.ReasonToSkip(tools, Environment.GetEnvironmentVariable);
    }

    public IReadOnlyList<string> Tools { get; }
}
