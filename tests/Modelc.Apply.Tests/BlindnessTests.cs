using Modelc.Apply.Release;

namespace Modelc.Apply.Tests;

public sealed class BlindnessTests
{
    [Fact]
    public void Who_applies_a_build_knows_artifacts_and_no_model() =>
        Assert.Equal(
            ["Modelc.Artifacts"],
            typeof(ReleaseFolder).Assembly.GetReferencedAssemblies()
                .Select(assembly => assembly.Name!)
                .Where(name => name.StartsWith("Modelc.", StringComparison.Ordinal)));
}
