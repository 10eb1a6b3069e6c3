using System.Collections.Immutable;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Syntax;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Tests.Syntax;

internal static class Parsing
{
    public static (SyntaxTree Tree, ImmutableArray<Diagnostic> Diagnostics) Run(SourceText source, SkipMember? skip = null)
    {
        var bag = new DiagnosticBag();
        var tree = SyntaxTree.Parse(source, bag, skip);
        return (tree, bag.InOrder());
    }

    public static (SyntaxTree Tree, ImmutableArray<Diagnostic> Diagnostics) Json(string text, SkipMember? skip = null) =>
        Run(SourceText.From("model.json", text), skip);

    public static (SyntaxTree Tree, ImmutableArray<Diagnostic> Diagnostics) Yaml(string text, SkipMember? skip = null) =>
        Run(SourceText.From("model.yaml", text), skip);

    /// <summary>The tree of a text that must have no problem, without places.</summary>
    public static string Shape((SyntaxTree Tree, ImmutableArray<Diagnostic> Diagnostics) parsed)
    {
        Assert.Empty(parsed.Diagnostics);
        return SyntaxPrinter.Print(parsed.Tree, places: false);
    }

    public static string Messages((SyntaxTree Tree, ImmutableArray<Diagnostic> Diagnostics) parsed) =>
        string.Concat(parsed.Diagnostics.Select(diagnostic => DiagnosticFormatter.Format(diagnostic, withSource: false)));
}
