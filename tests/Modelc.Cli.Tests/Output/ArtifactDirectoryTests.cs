using Modelc.Cli.Output;

namespace Modelc.Cli.Tests.Output;

public sealed class ArtifactDirectoryTests : IDisposable
{
    private readonly TestTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void The_first_build_makes_the_folder_and_nothing_beside_its_files()
    {
        var (outcome, _) = tree.Write(TestTree.Build(("a.txt", "a\n"), ("deep/down/run.sh", "#!/bin/sh\n")));

        Assert.Equal(WriteOutcome.Written, outcome);
        Assert.Equal(["a.txt", "deep", "manifest.json"], Names(tree.Out));
        Assert.Equal("#!/bin/sh\n", tree.Text("deep/down/run.sh"));
    }

    [Fact]
    public void A_script_can_be_run_and_a_text_can_not()
    {
        if (OperatingSystem.IsWindows())
            return;
        tree.Write(TestTree.Build(("a.txt", "a\n"), ("run.sh", "#!/bin/sh\n")));

        Assert.False(File.GetUnixFileMode(tree.Full("a.txt")).HasFlag(UnixFileMode.UserExecute));
        Assert.True(File.GetUnixFileMode(tree.Full("run.sh")).HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public void A_script_that_lost_its_mode_gets_it_back()
    {
        if (OperatingSystem.IsWindows())
            return;
        var build = TestTree.Build(("run.sh", "#!/bin/sh\n"));
        tree.Write(build);
        File.SetUnixFileMode(tree.Full("run.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Equal(WriteOutcome.Written, tree.Write(build).Outcome);
        Assert.True(File.GetUnixFileMode(tree.Full("run.sh")).HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public void The_same_build_again_writes_nothing()
    {
        var build = TestTree.Build(("a.txt", "a\n"));
        tree.Write(build);

        Assert.Equal(WriteOutcome.UpToDate, tree.Write(build).Outcome);
        Assert.False(tree.Compare(build).Any);
    }

    [Fact]
    public void A_file_that_stays_the_same_keeps_its_time()
    {
        tree.Write(TestTree.Build(("a.txt", "a\n"), ("b.txt", "b\n")));
        var longAgo = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(tree.Full("a.txt"), longAgo);

        tree.Write(TestTree.Build(("a.txt", "a\n"), ("b.txt", "new\n")));

        Assert.Equal(longAgo, File.GetLastWriteTimeUtc(tree.Full("a.txt")));
        Assert.Equal("new\n", tree.Text("b.txt"));
    }

    [Fact]
    public void What_is_no_longer_wanted_goes_and_takes_emptied_folders_along()
    {
        tree.Write(TestTree.Build(("a.txt", "a\n"), ("hosts/one/web/x.sh", "x\n"), ("hosts/two/y.sh", "y\n")));
        tree.Put("hosts/two/notes.md", "mine\n");

        tree.Write(TestTree.Build(("a.txt", "a\n")));

        Assert.Equal(["hosts", "a.txt", "manifest.json"], Names(tree.Out).OrderBy(name => name != "hosts"));
        Assert.Equal(["two"], Names(tree.Full("hosts")));
        Assert.Equal(["notes.md"], Names(tree.Full("hosts/two")));
    }

    [Fact]
    public void A_foreign_file_is_never_touched()
    {
        tree.Put("README.local", "mine\n");
        tree.Put(".git/config", "mine too\n");
        tree.Write(TestTree.Build(("a.txt", "a\n")));

        tree.Write(TestTree.Build(("b.txt", "b\n")));

        Assert.Equal("mine\n", tree.Text("README.local"));
        Assert.Equal("mine too\n", tree.Text(".git/config"));
        Assert.Null(tree.Text("a.txt"));
    }

    [Fact]
    public void A_foreign_file_in_the_way_stops_the_build_before_its_first_byte()
    {
        tree.Put("a.txt", "mine\n");
        var before = tree.Snapshot();

        var (outcome, changes) = tree.Write(TestTree.Build(("a.txt", "a\n"), ("b.txt", "b\n")));

        Assert.Equal(WriteOutcome.Obstructed, outcome);
        Assert.Equal(new Obstacle("a.txt", "is a file that modelc did not write", CanForce: true), Assert.Single(changes!.Obstacles));
        Assert.Equal(before, tree.Snapshot());
    }

    [Fact]
    public void A_foreign_file_in_the_way_is_replaced_when_forced()
    {
        tree.Put("a.txt", "mine\n");

        Assert.Equal(WriteOutcome.Written, tree.Write(TestTree.Build(("a.txt", "a\n")), force: true).Outcome);
        Assert.Equal("a\n", tree.Text("a.txt"));
    }

    [Fact]
    public void A_foreign_file_that_is_already_right_becomes_ours()
    {
        tree.Put("a.txt", "a\n");

        Assert.Equal(WriteOutcome.Written, tree.Write(TestTree.Build(("a.txt", "a\n"))).Outcome);
        tree.Write(TestTree.Build(("b.txt", "b\n")));
        Assert.Null(tree.Text("a.txt"));
    }

    [Fact]
    public void An_edit_by_hand_is_named_and_written_over()
    {
        tree.Write(TestTree.Build(("a.txt", "a\n"), ("old.txt", "old\n")));
        tree.Put("a.txt", "edited\n");
        tree.Put("old.txt", "edited\n");

        var (_, changes) = tree.Write(TestTree.Build(("a.txt", "new\n")));

        Assert.Equal(["old.txt", "a.txt"], changes!.Changes.Where(c => c.WasEdited).Select(c => c.Path));
        Assert.Equal("new\n", tree.Text("a.txt"));
        Assert.Null(tree.Text("old.txt"));
    }

    [Fact]
    public void A_change_of_ours_is_no_edit()
    {
        tree.Write(TestTree.Build(("a.txt", "a\n")));

        var (_, changes) = tree.Write(TestTree.Build(("a.txt", "b\n")));

        Assert.DoesNotContain(changes!.Changes, change => change.WasEdited);
    }

    [Fact]
    public void A_file_may_become_a_folder_and_a_folder_a_file()
    {
        tree.Write(TestTree.Build(("x", "x\n"), ("y/deep/z", "z\n")));

        Assert.Equal(WriteOutcome.Written, tree.Write(TestTree.Build(("x/inside", "x\n"), ("y", "y\n"))).Outcome);

        Assert.Equal("x\n", tree.Text("x/inside"));
        Assert.Equal("y\n", tree.Text("y"));
    }

    [Fact]
    public void A_folder_with_something_foreign_does_not_become_a_file()
    {
        tree.Write(TestTree.Build(("y/z", "z\n")));
        tree.Put("y/mine", "mine\n");

        var (outcome, changes) = tree.Write(TestTree.Build(("y", "y\n")), force: true);

        Assert.Equal(WriteOutcome.Obstructed, outcome);
        Assert.Equal("y", Assert.Single(changes!.Obstacles).Path);
        Assert.Equal("mine\n", tree.Text("y/mine"));
    }

    [Fact]
    public void A_folder_that_is_a_link_is_not_followed()
    {
        tree.Put("../elsewhere/file", "theirs\n");
        tree.Write(TestTree.Build(("a.txt", "a\n"), ("hosts/file", "ours\n")));
        Directory.Delete(tree.Full("hosts"), recursive: true);
        Directory.CreateSymbolicLink(tree.Full("hosts"), tree.Full("../elsewhere"));

        var (outcome, changes) = tree.Write(TestTree.Build(("a.txt", "a\n"), ("hosts/file", "new\n"), ("hosts/more", "m\n")), force: true);
        Assert.Equal(WriteOutcome.Obstructed, outcome);
        Assert.Equal("hosts", Assert.Single(changes!.Obstacles).Path);

        tree.Write(TestTree.Build(("a.txt", "b\n")));
        Assert.Equal("b\n", tree.Text("a.txt"));
        Assert.Equal("theirs\n", tree.Text("../elsewhere/file"));
    }

    [Fact]
    public void A_file_that_became_a_link_is_replaced_and_its_target_left_alone()
    {
        tree.Put("../elsewhere/file", "theirs\n");
        tree.Write(TestTree.Build(("a.txt", "a\n")));
        File.Delete(tree.Full("a.txt"));
        File.CreateSymbolicLink(tree.Full("a.txt"), tree.Full("../elsewhere/file"));

        var (_, changes) = tree.Write(TestTree.Build(("a.txt", "new\n")));

        Assert.True(changes!.Changes.Single(c => c.Path == "a.txt").WasEdited);
        Assert.Null(new FileInfo(tree.Full("a.txt")).LinkTarget);
        Assert.Equal("new\n", tree.Text("a.txt"));
        Assert.Equal("theirs\n", tree.Text("../elsewhere/file"));
    }

    [Theory]
    [InlineData("""{"files":[{"path":"../elsewhere/file","sha256":"00"}]}""")]
    [InlineData("""{"files":[{"path":"/etc/hostname","sha256":"00"}]}""")]
    [InlineData("""{"files":[{"path":7}]}""")]
    [InlineData("""{"files":{}}""")]
    [InlineData("""<<<<<<< HEAD""")]
    public void A_manifest_that_is_not_ours_makes_nothing_ours(string manifest)
    {
        tree.Put("../elsewhere/file", "theirs\n");
        tree.Put("manifest.json", manifest);

        var (outcome, changes) = tree.Write(TestTree.Build(("a.txt", "a\n")));

        Assert.Equal(WriteOutcome.Obstructed, outcome);
        Assert.Equal("manifest.json", Assert.Single(changes!.Obstacles).Path);
        Assert.Equal("theirs\n", tree.Text("../elsewhere/file"));
    }

    [Fact]
    public void Comparing_tells_all_and_changes_nothing()
    {
        tree.Write(TestTree.Build(("a.txt", "a\n"), ("b.txt", "b\n")));
        var before = tree.Snapshot();

        var changes = tree.Compare(TestTree.Build(("a.txt", "new\n"), ("c.txt", "c\n")));

        Assert.Equal(
            [(ChangeKind.Removed, "b.txt"), (ChangeKind.Changed, "a.txt"), (ChangeKind.Added, "c.txt"), (ChangeKind.Changed, "manifest.json")],
            changes.Changes.Select(c => (c.Kind, c.Path)));
        Assert.Equal(before, tree.Snapshot());
    }

    [Fact]
    public void Only_one_process_writes_at_a_time()
    {
        tree.Write(TestTree.Build(("a.txt", "a\n")));
        var other = new FolderSwap(new Disk(), tree.Out);

        using (other.Begin())
            Assert.Equal(WriteOutcome.Busy, tree.Write(TestTree.Build(("a.txt", "b\n"))).Outcome);

        Assert.Equal("a\n", tree.Text("a.txt"));
        Assert.Equal(WriteOutcome.Written, tree.Write(TestTree.Build(("a.txt", "b\n"))).Outcome);
    }

    [Fact]
    public void A_folder_that_may_only_be_read_is_up_to_date_or_not()
    {
        var build = TestTree.Build(("a.txt", "a\n"));
        tree.Write(build);
        var before = tree.Snapshot();

        Assert.Equal(WriteOutcome.UpToDate, tree.Write(build, disk: new StoppingDisk(0, Stop.Fail)).Outcome);
        Assert.Throws<IOException>(() => tree.Write(TestTree.Build(("a.txt", "b\n")), disk: new StoppingDisk(0, Stop.Fail)));
        Assert.Equal(before, tree.Snapshot());
    }

    [Fact]
    public void A_file_of_somebody_in_a_new_folder_outlives_a_build_that_could_not_be_finished()
    {
        tree.Put(".modelc-build/journal", "write new/ours.txt\nwrite taken/ours.txt\n");
        tree.Put("new/ours.txt", "ours\n");
        tree.Put("new/theirs.txt", "theirs\n");
        tree.Put("taken", "a file where a folder must stand\n");
        tree.Put(".modelc-build/new/taken/ours.txt", "ours\n");

        Assert.ThrowsAny<IOException>(() => tree.Write(TestTree.Build(("a.txt", "a\n"))));

        Assert.Equal(["new", "taken"], Names(tree.Out));
        Assert.Equal(["theirs.txt"], Names(tree.Full("new")));
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);
}
