using Modelc.Compiler.Tests.EndToEnd;

namespace Modelc.Compiler.Tests.Fuzz;

/// <summary>Work and memory grow with the model and no faster. Counted in bytes, which a busy machine does not change.</summary>
[Collection(nameof(Alone))]
public sealed class GrowthTests
{
    private const long Megabyte = 1 << 20;

    [Fact]
    public void Ten_times_the_components_allocate_ten_times_as_much()
    {
        AllocatedBy(10);
        var perComponent = new[] { 10, 100, 1_000, 10_000 }.Select(count => AllocatedBy(count) / count).ToArray();

        // What is there once weighs most in the smallest model; from there on each component costs the same.
        Assert.InRange(perComponent[3], 0, perComponent[0]);
        Assert.InRange(perComponent[3], 0, perComponent[2] * 5 / 4);
    }

    /// <summary>
    /// Half of the limit is what it takes today. It may be raised for something that is worth it; by chance it must not be.
    /// </summary>
    [Fact]
    public void A_component_allocates_less_than_twice_as_much_as_when_this_was_written()
    {
        AllocatedBy(10);

        Assert.InRange(AllocatedBy(1_000) / 1_000, 1, 300_000);
    }

    [Fact]
    public void Ten_thousand_components_fit_into_250_MB()
    {
        var source = LargeModel.Of(10_000);
        var peak = PeakMemory.During(() => Building.Artifacts(source));

        Assert.InRange(peak, Megabyte, 250 * Megabyte);
    }

    private static long AllocatedBy(int components)
    {
        var source = LargeModel.Of(components);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Building.Artifacts(source);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
