using System.Buffers;
using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Emit.Templates;

/// <summary>A template whose names are all found in the view. Rendering is one walk that appends.</summary>
internal sealed record BoundTemplate(BoundNode Root)
{
    /// <summary>Empty, and said, where something could not be printed.</summary>
    public string Render(View view, DiagnosticBag bag)
    {
        var run = new RenderRun(view);
        return IsPrinted(run, bag) ? run.Output.ToString() : "";
    }

    /// <summary>The same in UTF-8, for what should not lie in memory twice: a large file, or long texts of the template itself.</summary>
    public ReadOnlySequence<byte> RenderPieces(View view, DiagnosticBag bag)
    {
        var bytes = new ByteChunks();
        var run = new RenderRun(view, bytes);
        if (!IsPrinted(run, bag))
            return ReadOnlySequence<byte>.Empty;
        run.PassOnAll();
        return bytes.ToSequence();
    }

    private bool IsPrinted(RenderRun run, DiagnosticBag bag)
    {
        Root.Render(run);
        if (run.Failure is not null)
            bag.Add(run.Failure);
        return run.Failure is null;
    }
}

/// <summary>What changes while a template renders: the text so far, and where each loop is.</summary>
internal sealed class RenderRun(View view, ByteChunks? bytes = null)
{
    private const int WorthPassingOn = 16 * 1024;

    // It remembers the first half of a pair of surrogates that stands across two pieces.
    private readonly Encoder encoder = Encoding.UTF8.GetEncoder();
    private readonly List<LoopState> loops = [];

    public StringBuilder Output { get; } = new();

    /// <summary>The first thing that could not be printed; nothing after it counts.</summary>
    public Diagnostic? Failure { get; set; }

    public void Enter(LoopState loop) => loops.Add(loop);

    public void Leave() => loops.RemoveAt(loops.Count - 1);

    public LoopState Loop(int level) => loops[level - 1];

    /// <summary>Of a large file the text so far becomes bytes, and room for what follows.</summary>
    public void PassOn()
    {
        if (Output.Length >= WorthPassingOn)
            PassOnAll();
    }

    public void PassOnAll()
    {
        if (bytes is null)
            return;
        foreach (var piece in Output.GetChunks())
            encoder.Convert(piece.Span, bytes, flush: false, out _, out _);
        Output.Clear();
    }

    /// <summary>A text of the template; all files that it stands in share a long one.</summary>
    public void Append(BoundText text)
    {
        if (bytes is not null && text.Shared is { } shared)
        {
            PassOnAll();
            bytes.Share(shared);
        }
        else
        {
            Output.Append(text.Text);
        }
    }

    public object? At(int level) => level == 0 ? view : loops[level - 1].Item;
}

internal sealed class LoopState(int count)
{
    public object? Item { get; set; }

    public int Index { get; set; }

    public object Value(string name) => name switch
    {
        "first" => Index == 0,
        "last" => Index == count - 1,
        _ => Index,
    };
}

internal sealed record BoundStep(Func<object, object?> Read, string Path, SourceLocation At);

/// <summary>A way from the view, or from the item of a loop, to a value.</summary>
internal sealed record BoundPath(
    int Level, ImmutableArray<BoundStep> Steps, ViewKind Kind, ViewShape? Shape, bool IsSize, SourceLocation At, string Written)
{
    public string? LoopState { get; init; }

    public object? Read(RenderRun run)
    {
        if (LoopState is not null)
            return run.Loop(Level).Value(LoopState);
        var value = run.At(Level);
        for (var i = 0; i < Steps.Length; i++)
        {
            if (value is null)
                return NotThere(run, Steps[i - 1]);
            value = Steps[i].Read(value);
        }

        if (!IsSize)
            return value;
        return value is ICollection list ? list.Count : NotThere(run, Steps[^1]);
    }

    private static object? NotThere(RenderRun run, BoundStep step)
    {
        run.Failure ??= TemplateDiagnostics.NotThere(step.At, step.Path);
        return null;
    }
}

internal abstract record BoundNode
{
    public abstract void Render(RenderRun run);
}

internal sealed record BoundSequence(ImmutableArray<BoundNode> Nodes) : BoundNode
{
    public override void Render(RenderRun run)
    {
        foreach (var node in Nodes)
            node.Render(run);
    }
}

internal sealed record BoundText(string Text) : BoundNode
{
    // A piece for itself takes about as much as this.
    private const int WorthSharing = 128;

    /// <summary>In UTF-8, where that is worth a piece for itself.</summary>
    public byte[]? Shared { get; } = Text.Length < WorthSharing ? null : Encoding.UTF8.GetBytes(Text);

    public override void Render(RenderRun run) => run.Append(this);
}

internal sealed record BoundPrint(BoundPath Path) : BoundNode
{
    public override void Render(RenderRun run)
    {
        switch (Path.Read(run))
        {
            case IQuoted quoted:
                run.Output.Append(quoted.Text);
                break;
            case bool flag:
                run.Output.Append(flag ? "true" : "false");
                break;
            case IFormattable number:
                run.Output.Append(number.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                run.Failure ??= TemplateDiagnostics.NotThere(Path.At, Path.Written);
                break;
        }
    }
}

internal sealed record BoundLoop(BoundPath List, int Depth, BoundNode Body) : BoundNode
{
    public override void Render(RenderRun run)
    {
        if (List.Read(run) is not ICollection list)
            return;
        var loop = new LoopState(list.Count);
        run.Enter(loop);
        foreach (var item in list)
        {
            loop.Item = item;
            Body.Render(run);
            if (run.Failure is not null)
                break;
            loop.Index++;
            run.PassOn();
        }

        run.Leave();
    }
}

internal sealed record BoundBranch(ImmutableArray<BoundTerms> Alternatives, BoundNode Body)
{
    public bool Holds(RenderRun run) => Alternatives.Any(alternative => alternative.Terms.All(term => term.Holds(run)));
}

/// <summary>All of these; "else" is none of them, which always holds.</summary>
internal sealed record BoundTerms(ImmutableArray<BoundTerm> Terms);

internal sealed record BoundTerm(BoundPath Path, bool IsNegated, long? Number)
{
    /// <summary>To Scriban only null and false are not true.</summary>
    public bool Holds(RenderRun run)
    {
        var value = Path.Read(run);
        var holds = Number is { } number
            ? value is not null && Convert.ToInt64(value, CultureInfo.InvariantCulture) == number
            : value is not (null or false);
        return holds != IsNegated;
    }
}

internal sealed record BoundChoice(ImmutableArray<BoundBranch> Branches) : BoundNode
{
    public override void Render(RenderRun run) => Branches.FirstOrDefault(branch => branch.Holds(run))?.Body.Render(run);
}
