using System.Collections.Immutable;
using System.Text;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;
using Modelc.Apply.Rollout;
using Modelc.Artifacts;

namespace Modelc.Apply.Run;

/// <summary>Runs the words of one step on its host, in its folder of the release.</summary>
internal sealed class StepRunner(RunOrder order, string token)
{
    // A rollout has a deadline of its own; this is for the case that even that one does not come.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    private const int LockLost = 95;
    private const int NotRecorded = 96;
    private const int PutBack = 3;
    private const string Retired = "-";
    private const string Nowhere = "-";
    private const string NeverWorked = "It does not work and was not put into place; nothing of it served before.";

    /// <summary>Null if it could be activated now. Nothing is changed.</summary>
    public Task<StepFailure?> CheckAsync(StepToDo todo) => ReportedAsync(todo.Step, isCheck: true, said =>
        GuardedAsync(todo.Step.Host, todo.Step.Unit, todo.Step.Folder, said, () => Task.FromResult(
            HostScript.Command("check", [order.App, order.Target.Id, todo.Step.Folder, .. todo.Step.Check]))));

    public Task<StepFailure?> ActivateAsync(StepToDo todo) => ReportedAsync(todo.Step, isCheck: false, async said =>
    {
        var failure = await GuardedAsync(todo.Step.Host, todo.Step.Unit, todo.Step.Folder, said, async () =>
            Command(order.Target.Id, todo.Step.Folder, StepKey.Of(todo.Step).ToString(), todo.Fingerprint, "done", [todo.Owner, .. todo.Replace], todo.Words) with
            {
                Input = await InputOfAsync(todo.Step),
            });
        return failure is { Kind: FailureKind.PutBack } && todo.Before is null ? failure with { Fact = NeverWorked } : failure;
    });

    public async Task<StepFailure?> RetireAsync(FolderToRetire folder)
    {
        var last = new LastLines(line => order.Tell(new StepSaid(folder.Host, folder.Unit, line)));
        var words = folder.Words.IsEmpty ? ["true"] : folder.Words;
        // Of a folder that is only forgotten, the release may be gone.
        var place = folder.Words.IsEmpty ? Nowhere : folder.Folder;
        var command = Command(folder.Release, place, string.Join('\n', folder.Keys), Retired, "retired", [folder.Owner], words);
        var failure = await GuardedAsync(folder.Host, folder.Unit, folder.Folder, last, () => Task.FromResult(command));
        if (failure is null && !folder.Words.IsEmpty && !folder.IsKept)
            order.Tell(new FolderRetired(folder.Host, folder.Unit, folder.Folder));
        return failure;
    }

    /// <param name="touched">Whose objects the words may change, and which of them they replace.</param>
    private ShellCommand Command(
        string release, string folder, string keys, string fingerprint, string @event, ImmutableArray<string> touched, ImmutableArray<string> words) =>
        HostScript.Command("step", [order.App, token, release, folder, keys, fingerprint, order.Who, @event, string.Join('\t', touched), .. words]);

    private async Task<StepFailure?> ReportedAsync(Step step, bool isCheck, Func<LastLines, Task<StepFailure?>> run)
    {
        order.Tell(new StepBegan(step, isCheck));
        var failure = await run(new LastLines(line => order.Tell(new StepSaid(step.Host, step.Unit, line))));
        order.Tell(new StepEnded(step, isCheck, failure));
        return failure;
    }

    private async Task<StepFailure?> GuardedAsync(
        string host, string unit, string folder, LastLines said, Func<Task<ShellCommand>> command)
    {
        try
        {
            var answer = await order.Fleet[host].RunAsync(await command() with { OnLine = said.Add, TimeLimit = Patience }, order.Cut);
            return answer.IsGood ? null : new(host, unit, folder, KindOf(answer.ExitCode), answer.ExitCode, FactOf(answer.ExitCode), said.Lines);
        }
        catch (HostFailureException failure)
        {
            return new(host, unit, folder, FailureKind.Unknown, null, failure.Message, said.Lines);
        }
        catch (OperationCanceledException)
        {
            return new(host, unit, folder, FailureKind.Unknown, null, "It was cut off.", said.Lines);
        }
    }

    private static FailureKind KindOf(int exit) => exit switch
    {
        PutBack => FailureKind.PutBack,
        LockLost => FailureKind.LockLost,
        NotRecorded => FailureKind.NotRecorded,
        _ => FailureKind.NotTried,
    };

    private static string FactOf(int exit) => exit switch
    {
        PutBack => "What is new does not work and was not put into place; what served before still does.",
        LockLost => "The lock of the host was lost, so nothing was begun.",
        NotRecorded => "It cannot be written down on the host that it ran. See that there is room on its disk.",
        1 => "It could not be tried.",
        _ => $"It ended with exit code {exit}.",
    };

    /// <summary>What one host prints for the eyes of another passes through here and is shown to nobody.</summary>
    private async Task<ReadOnlyMemory<byte>> InputOfAsync(Step step)
    {
        if (step.Input is not { } input)
            return default;
        var answer = await order.Fleet[input.Host].RunAsync(
            HostScript.Command("check", [order.App, order.Target.Id, input.Folder, .. input.Words]), order.Cut);
        return answer.IsGood
            ? Encoding.UTF8.GetBytes(answer.Output)
            : throw new HostFailureException(input.Host,
                $"Host \"{input.Host}\" did not give what \"{step.Unit}\" on host \"{step.Host}\" needs: {answer.Errors.Trim()}");
    }
}
