using Modelc.Compiler.Text;
using YamlDotNet.Core;

namespace Modelc.Compiler.Syntax.Yaml;

/// <summary>
/// What anchors stand for. An alias gives the very node of its anchor, so it costs nothing here; but whoever walks the
/// tree walks it again, so what aliases stand for is counted and limited, in number and in depth.
/// </summary>
internal sealed class YamlAnchors(SyntaxReporter reporter, OpenContainers open)
{
    private readonly Dictionary<string, Anchored> finished = new(StringComparer.Ordinal);
    private readonly HashSet<string> unfinished = new(StringComparer.Ordinal);
    private int nodes;
    private int aliasedNodes;
    private int deepest;

    private readonly record struct Anchored(SyntaxNode Node, int Nodes, int Height);

    public readonly record struct Begun(string? Name, int NodesBefore, int DeepestBefore);

    /// <summary>Before a node is made.</summary>
    public Begun Begin(AnchorName anchor)
    {
        nodes++;
        if (anchor.IsEmpty)
        {
            deepest = Math.Max(deepest, open.Depth);
            return default;
        }

        unfinished.Add(anchor.Value);
        var begun = new Begun(anchor.Value, nodes - 1, deepest);
        deepest = open.Depth;
        return begun;
    }

    /// <summary>After it was made.</summary>
    public void End(Begun begun, SyntaxNode node)
    {
        if (begun.Name is not { } name)
            return;
        finished[name] = new Anchored(node, nodes - begun.NodesBefore, deepest - open.Depth);
        unfinished.Remove(name);
        deepest = Math.Max(deepest, begun.DeepestBefore);
    }

    public SyntaxNode Resolve(string name, TextSpan alias)
    {
        var nothing = new NullSyntax(alias);
        if (unfinished.Contains(name))
        {
            reporter.Report(YamlDiagnostics.AliasInsideItself(reporter.At(alias), name));
            return nothing;
        }

        if (!finished.TryGetValue(name, out var anchored))
        {
            reporter.Report(YamlDiagnostics.UnknownAlias(reporter.At(alias), name, finished.Keys));
            return nothing;
        }

        return Count(anchored, alias) ? anchored.Node : nothing;
    }

    private bool Count(Anchored anchored, TextSpan alias)
    {
        nodes += anchored.Nodes;
        aliasedNodes += anchored.Nodes;
        deepest = Math.Max(deepest, open.Depth + anchored.Height);
        if (aliasedNodes > SyntaxLimits.AliasedNodes)
            reporter.Fatal(YamlDiagnostics.TooManyAliasedNodes(reporter.At(alias)));
        else if (open.Depth + anchored.Height > SyntaxLimits.Depth)
            reporter.Fatal(SyntaxDiagnostics.TooDeep(reporter.At(alias)));
        return !reporter.HasStopped;
    }
}
