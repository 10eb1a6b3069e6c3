using System.Text;
using Modelc.Apply.Release;

namespace Modelc.Apply.Tests.Release;

public sealed class ReleaseFolderTests
{
    private const string Script = "hosts/box/web/rollout.sh";

    private readonly TreeInMemory tree = TreeInMemory.Built();

    [Fact]
    public void A_folder_as_it_was_built_is_opened()
    {
        var folder = ReleaseFolder.Open(tree, out var problems);

        Assert.Empty(problems);
        Assert.Equal("web", Assert.Single(folder!.Manifest.Steps).Unit);
        Assert.Equal("#!/bin/sh\n"u8.ToArray(), folder.Read(folder.Manifest.Files[0]).ToArray());
    }

    [Fact]
    public void A_changed_byte_is_found()
    {
        tree.Write(Script, "#!/bin/sh \n", isExecutable: true);

        Assert.Equal((ReleaseProblemKind.Changed, Script), OnlyProblem());
    }

    [Fact]
    public void A_missing_file_is_found()
    {
        tree.Files.Remove(Script);

        Assert.Equal((ReleaseProblemKind.Missing, Script), OnlyProblem());
    }

    [Fact]
    public void A_mode_that_was_lost_on_the_way_is_found()
    {
        tree.Write(Script, "#!/bin/sh\n", isExecutable: false);

        Assert.Equal((ReleaseProblemKind.OtherMode, Script), OnlyProblem());
    }

    [Fact]
    public void A_system_without_modes_is_believed()
    {
        tree.Write(Script, "#!/bin/sh\n", isExecutable: null);

        Assert.NotNull(ReleaseFolder.Open(tree, out _));
    }

    [Theory]
    [InlineData("hosts/box/web/extra.sh")]
    [InlineData("Manifest.json")]
    public void A_file_that_nobody_listed_is_found(string path)
    {
        tree.Write(path, "echo hello\n");

        Assert.Equal((ReleaseProblemKind.Foreign, path), OnlyProblem());
    }

    [Fact]
    public void Everything_that_differs_is_told_at_once()
    {
        tree.Write("hosts/box/web/unit.env", "NAME=other\n");
        tree.Write("a-note.txt", "do not forget\n");
        tree.Files.Remove(Script);

        Assert.Null(ReleaseFolder.Open(tree, out var problems));
        Assert.Equal(["a-note.txt", Script, "hosts/box/web/unit.env"], problems.Select(p => p.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"format\": 1, \"app\": null, \"files\": [], \"steps\": []}")]
    [InlineData("{\"format\": 2, \"app\": \"shop\", \"files\": [], \"steps\": []}")]
    [InlineData("{\"format\": 1, \"app\": \"shop\", \"files\": [], \"steps\": [], \"more\": 1}")]
    public void A_manifest_that_is_none_is_refused(string text)
    {
        tree.Write("manifest.json", text);

        Assert.Equal((ReleaseProblemKind.Unreadable, "manifest.json"), OnlyProblem());
    }

    [Fact]
    public void A_folder_without_a_manifest_is_refused()
    {
        tree.Files.Remove("manifest.json");

        Assert.Equal((ReleaseProblemKind.Unreadable, "manifest.json"), OnlyProblem());
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    public void A_manifest_cannot_lead_out_of_its_folder(string path)
    {
        var manifest = Encoding.UTF8.GetString(tree.Files["manifest.json"].Content.Span);
        tree.Write("manifest.json", manifest.Replace($"\"path\": \"{Script}\"", $"\"path\": \"{path}\"", StringComparison.Ordinal));
        tree.Files[path] = tree.Files[Script];
        tree.Files.Remove(Script);

        Assert.Equal((ReleaseProblemKind.Unreadable, path), OnlyProblem());
    }

    [Fact]
    public void A_file_that_changes_after_the_check_is_not_handed_out()
    {
        var folder = ReleaseFolder.Open(tree, out _)!;
        tree.Write(Script, "#!/bin/sh\nrm -rf /\n", isExecutable: true);

        Assert.Throws<InvalidOperationException>(() => folder.Read(folder.Manifest.Files[0]));
    }

    private (ReleaseProblemKind, string) OnlyProblem()
    {
        Assert.Null(ReleaseFolder.Open(tree, out var problems));
        var problem = Assert.Single(problems);
        return (problem.Kind, problem.Path);
    }
}
