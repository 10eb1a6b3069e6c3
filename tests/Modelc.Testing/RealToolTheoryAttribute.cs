using Xunit;

namespace Modelc.Testing;

/// <summary>A theory that needs programs which not every machine has.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealToolTheoryAttribute : TheoryAttribute
{
    public RealToolTheoryAttribute(params string[] tools)
    {
        Tools = tools;
        Skip = RealTool.ReasonToSkip(tools, Environment.GetEnvironmentVariable);
    }

    public IReadOnlyList<string> Tools { get; }
}
