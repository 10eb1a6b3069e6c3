using Modelc.Lab.Tests.Raising;
using Modelc.Testing;

namespace Modelc.Bench;

/// <summary>The lab that is measured in. It stays up for the next run: "lab.sh down" fells it.</summary>
internal static class BenchLab
{
    // The first time, images and packages have to come.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public static async Task<TestLab> RaiseAsync(int hosts)
    {
        var lab = new TestLab(Environment.GetEnvironmentVariable("MODELC_LAB_NAME") ?? "mlab");
        (await LabCommand.RunAsync(lab.Name, Patience, "up", "--hosts", $"{hosts}")).Expect();
        return lab;
    }
}
