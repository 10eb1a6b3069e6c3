using Modelc.Artifacts;
using Modelc.Cli.Output;

namespace Modelc.Cli.Tests.Output;

/// <summary>A write that is stopped at each single call in turn, from the first to the last.</summary>
public sealed class InterruptedWriteTests
{
    private static readonly ArtifactSet Before = TestTree.Build(
        ("changed.txt", "before\n"), ("folder/only-before.txt", "b\n"), ("becomes-a-folder", "f\n"), ("same.txt", "same\n"), ("shared/gone.sh", "#!\n"));

    private static readonly ArtifactSet After = TestTree.Build(
        ("changed.txt", "after, and longer\n"), ("folder", "now a file\n"), ("becomes-a-folder/inside.txt", "i\n"), ("same.txt", "same\n"), ("new/deep/run.sh", "#!\n"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_killed_build_leaves_the_old_tree_or_the_next_run_completes_the_new_one(bool inTheMiddle)
    {
        var how = inTheMiddle ? Stop.KillHalfway : Stop.KillBefore;
        var endings = ForEachCall(how, (tree, expected) =>
        {
            var isDecided = FolderSwap.IsInterrupted(new Disk(), tree.Out);
            var (outcome, changes) = tree.Write(isDecided ? After : Before);
            Assert.Equal(isDecided, changes!.IsInterrupted);
            Assert.Equal(isDecided ? expected.After : expected.Before, tree.Snapshot());
            return (isDecided, outcome);
        });

        // All three must have been seen, or the test has stopped at the wrong calls.
        Assert.Contains((false, WriteOutcome.UpToDate), endings);
        Assert.Contains((true, WriteOutcome.UpToDate), endings);
        Assert.Contains((false, WriteOutcome.Written), endings);
    }

    [Fact]
    public void Until_the_build_is_decided_a_kill_leaves_the_old_tree_whole()
    {
        var wholeOld = ForEachCall(Stop.KillBefore, (tree, expected) =>
            !FolderSwap.IsInterrupted(new Disk(), tree.Out) && tree.Snapshot(withWorkFolder: false) == expected.Before);

        // Lock, two folders, four files, the journal: the long part of the work.
        Assert.True(wholeOld.TakeWhile(isOld => isOld).Count() >= 8);
    }

    [Fact]
    public void The_next_run_may_be_killed_as_well()
    {
        ForEachCall(Stop.KillBefore, (tree, expected) =>
        {
            var isDecided = FolderSwap.IsInterrupted(new Disk(), tree.Out);
            for (var call = 0; isDecided; call++)
            {
                var disk = new StoppingDisk(call, Stop.KillBefore);
                try
                {
                    tree.Write(After, disk: disk);
                    break;
                }
                catch (KilledException)
                {
                    Assert.True(disk.HasStopped);
                }
            }

            tree.Write(After);
            Assert.Equal(expected.After, tree.Snapshot());
            return true;
        });
    }

    [Fact]
    public void A_failing_call_leaves_the_old_tree_or_the_whole_new_one()
    {
        var endings = ForEachCall(Stop.Fail, (tree, expected) =>
        {
            var snapshot = tree.Snapshot(withWorkFolder: false);
            Assert.Contains(snapshot, new[] { expected.Before, expected.After });
            tree.Write(After);
            Assert.Equal(expected.After, tree.Snapshot());
            return snapshot == expected.Before;
        });

        Assert.Contains(true, endings);
    }

    [Fact]
    public void A_journal_from_elsewhere_does_not_lead_out_of_the_folder()
    {
        using var tree = new TestTree();
        tree.Write(Before);
        tree.Put("../elsewhere/file", "theirs\n");
        tree.Put(".modelc-build/journal", "remove ../elsewhere/file\n");

        Assert.Throws<IOException>(() => tree.Write(After));

        Assert.Equal("theirs\n", tree.Text("../elsewhere/file"));
    }

    /// <summary>Writes <see cref="After"/> over <see cref="Before"/>, stopped at call 0, 1, 2, ... until one write is not.</summary>
    private static List<T> ForEachCall<T>(Stop how, Func<TestTree, (string Before, string After), T> inspect)
    {
        var expected = (SnapshotOf(Before), SnapshotOf(Before, After));
        var seen = new List<T>();
        for (var call = 0; ; call++)
        {
            using var tree = new TestTree();
            tree.Write(Before);
            var disk = new StoppingDisk(call, how);
            try
            {
                tree.Write(After, disk: disk);
            }
            catch (Exception stopped) when (stopped is KilledException or IOException)
            {
            }

            if (!disk.HasStopped)
                return seen;
            seen.Add(inspect(tree, expected));
        }
    }

    private static string SnapshotOf(params ArtifactSet[] builds)
    {
        using var tree = new TestTree();
        foreach (var build in builds)
            tree.Write(build);
        return tree.Snapshot();
    }
}
