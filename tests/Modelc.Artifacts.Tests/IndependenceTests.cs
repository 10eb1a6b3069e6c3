namespace Modelc.Artifacts.Tests;

public sealed class IndependenceTests
{
    [Fact]
    public void What_both_halves_share_depends_on_nothing_but_the_runtime() =>
        Assert.All(
            typeof(Artifact).Assembly.GetReferencedAssemblies(),
            assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));
}
