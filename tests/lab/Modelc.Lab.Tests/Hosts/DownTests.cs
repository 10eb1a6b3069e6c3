using Modelc.Lab.Tests.Raising;
using Modelc.Testing;

namespace Modelc.Lab.Tests.Hosts;

/// <summary>A second lab, raised and felled beside the shared one.</summary>
[Collection(SecondLab.Name)]
public sealed class DownTests
{
    private readonly TestLab _lab = new($"d{Environment.ProcessId}");

    [LabFact]
    public async Task Down_leaves_nothing()
    {
        (await _lab.RunAsync("up", "--hosts", "1")).Expect();
        await _lab.DockerAsync("h1", "run", "--detach", "--publish", "5000:5000", "test-app:v1.0");
        Assert.NotEmpty(await Traces());
        (await _lab.RunAsync("down")).Expect();
        Assert.Empty(await Traces());
    }

    [LabFact]
    public async Task Down_leaves_nothing_of_a_raising_that_was_killed()
    {
        foreach (var milliseconds in new[] { 300, 900, 1500, 2100 })
        {
            using var raising = LabCommand.Start(_lab.Name, "up", "--hosts", "2");
            await Task.Delay(milliseconds);
            raising.Kill(entireProcessTree: false);
            (await _lab.RunAsync("down")).Expect();
            Assert.Empty(await Traces());
        }
    }

    /// <summary>Processes, mounts, network devices, cgroups and files that have the lab's name.</summary>
    private async Task<string> Traces()
    {
        var script = """
            grep -lzx "MODELC_LAB_HOST=$0/.*" /proc/[0-9]*/environ 2>/dev/null
            grep -h "/labs/$0/" /proc/[0-9]*/mounts 2>/dev/null | sort -u
            ip -oneline link | grep " $0-op"
            find /sys/fs/cgroup -path "*/modelc-lab/$0*"
            find "${MODELC_LAB_CACHE:-/var/cache/modelc-lab}/labs" "${MODELC_LAB_STATE:-/run/modelc-lab}" -maxdepth 1 -name "$0*" 2>/dev/null
            true
            """;
        return (await LabCommand.RunProgramAsync("sh", TimeSpan.FromSeconds(30), ["-c", script, _lab.Name])).Expect().Text;
    }
}
