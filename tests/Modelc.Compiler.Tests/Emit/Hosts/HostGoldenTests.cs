using Modelc.Artifacts;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Emit.Hosts;

public sealed class HostGoldenTests
{
    public static TheoryData<string> Cases => [.. HostFolders.Room.Cases()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_model_gives_the_expected_folders(string name)
    {
        foreach (var file in HostFolders.ThatDiffer(name))
            HostFolders.Room.Match(name, $"out/{file.Path}", HostFolders.TextOf(file));
    }

    [Fact]
    public void Every_file_of_the_room_is_read() => HostFolders.Room.HasNoOrphans("out/");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_expected_file_is_still_written(string name)
    {
        var written = HostFolders.ThatDiffer(name).Select(a => a.Path).ToHashSet(StringComparer.Ordinal);
        var expected = RepositoryRoot.FilesBelow($"tests/cases/emit/{name}/out");

        Assert.All(expected, path => Assert.Contains(path, written));
    }

    [Fact]
    public void Scripts_are_the_same_in_every_folder()
    {
        var texts = HostFolders.Room.Cases()
            .SelectMany(HostFolders.Of)
            .Where(HostFolders.IsSameEverywhere)
            .GroupBy(HostFolders.NameOf, HostFolders.TextOf);

        Assert.All(texts, script => Assert.Single(script.Distinct()));
    }

    [Fact]
    public void A_folder_is_owned_by_its_host_and_its_unit()
    {
        foreach (var file in HostFolders.Of("swarm-proxy"))
            Assert.StartsWith($"hosts/{file.Host}/{file.Unit}/", file.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("builtin-haproxy", "rollout.sh", Phase.Service)]
    [InlineData("container", "container.sh", Phase.Service)]
    [InlineData("swarm-proxy", "proxy.sh", Phase.Route)]
    public void A_folder_has_one_step_that_runs_its_script(string name, string script, Phase phase)
    {
        var steps = Manifest(name).Steps.Where(s => s.Folder.StartsWith("hosts/", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(steps);
        Assert.All(steps, step =>
        {
            Assert.Equal(phase, step.Phase);
            Assert.Equal(["sh", script, "check"], step.Check.ToArray());
            Assert.Equal(["sh", script], step.Activate.ToArray());
            Assert.Equal(["sh", script, "down"], step.Deactivate.ToArray());
        });
    }

    private static Manifest Manifest(string name) =>
        ManifestJson.Read(HostFolders.Compile(name).Artifacts!.Artifacts.Single(a => a.Path == ManifestJson.Path).Content.Span);
}
