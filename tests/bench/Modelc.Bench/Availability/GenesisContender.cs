using System.Diagnostics;
using Modelc.Lab.Tests.Raising;
using Modelc.Testing;

namespace Modelc.Bench.Availability;

/// <summary>Genesis/genesis.sh on the host, and its minute.</summary>
internal sealed class GenesisContender(Bed bed, bool tellsProxy) : IContender
{
    private const string Target = "/srv/genesis";

    /// <summary>A fault may come right after a look or right before one.</summary>
    private const int MeanSecondsToNextLook = 30;

    private Wanted? present;
    private bool wasChanged;

    public bool UsesAll => false;

    /// <summary>What is made anew gets requests only after the next look, a minute later; that is not waited for.</summary>
    public TimeSpan Patience => TimeSpan.FromSeconds(MeanSecondsToNextLook + 12);

    public async Task ApplyAsync(Wanted wanted)
    {
        if (present is null)
        {
            await bed.CopyAsync(RepositoryRoot.Combine("tests/bench/Modelc.Bench/Availability/Genesis"), Target);
            await DeployAsync(wanted);
            return;
        }

        await RunAsync(["update", wanted.Image, $"{wanted.Replicas}", .. tellsProxy ? (string[])["told"] : []]);
        present = wanted;
        wasChanged = true;
    }

    /// <summary>The first minute is skipped: what it would do is done at once.</summary>
    private async Task DeployAsync(Wanted wanted)
    {
        await RunAsync(["deploy", wanted.Image, $"{wanted.Replicas}"]);
        present = wanted;
        wasChanged = false;
        await LookUntilAllAreUpAsync();
    }

    /// <summary>After an update it serves no more, or may not: somebody deploys it again.</summary>
    public Task RestoreAsync(Wanted wanted) => wasChanged || present != wanted ? DeployAsync(wanted) : RestartAsync();

    private async Task RestartAsync()
    {
        await bed.OnAsync("sh", "-c", "docker ps --all --quiet --filter name=^app- --filter status=exited | xargs -r docker start");
        await LookUntilAllAreUpAsync();
    }

    private async Task LookUntilAllAreUpAsync() => await TestLab.UntilAsync(
        async () =>
        {
            await RunAsync(["look"]);
            return await bed.OnAsync("cat", $"{Target}/endpoints");
        },
        said => !said.Contains("down", StringComparison.Ordinal));

    public Task<IReadOnlyList<string>> ReplicasAsync() => bed.ContainersAsync("name=^app-[0-9]");

    /// <summary>The live one: nobody would notice another.</summary>
    public async Task<string> VictimAsync()
    {
        var live = await bed.OnAsync("cat", $"{Target}/live");
        return (await bed.DockerAsync("inspect", "--format", "{{.Id}}", live))[..12];
    }

    public async Task OnFaultAsync() => await bed.OnAsync(
        "sh", "-c", $"setsid sh {Target}/genesis.sh watch {MeanSecondsToNextLook} </dev/null >/dev/null 2>&1 &");

    private Task<string> RunAsync(IReadOnlyList<string> words) => bed.OnAsync(["sh", $"{Target}/genesis.sh", .. words]);
}
