using System.Collections.Immutable;
using System.Text;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;
using Modelc.Compiler.Syntax;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Tests.Rules;

/// <summary>A text, taken as far as the rules.</summary>
internal sealed record Checking(ImmutableArray<Diagnostic> Found, CheckedModel? Model)
{
    public IEnumerable<string> Codes => Found.Select(diagnostic => diagnostic.Code);

    public string Text => string.Concat(Found.Select(diagnostic => DiagnosticFormatter.Format(diagnostic)));

    public static Checking Of(string text, string name = "model.json") => Of(Encoding.UTF8.GetBytes(text), name);

    public static Checking Of(byte[] bytes, string name)
    {
        var bag = new DiagnosticBag();
        var source = SourceText.From(name, bytes);
        var tree = SyntaxTree.Parse(source, bag);
        var model = tree.Root is { } root && !bag.HasErrors ? ModelBinder.Bind(root, source, bag) : null;
        var approved = model is null ? null : RuleSet.Check(model, bag);
        return new Checking(bag.InOrder(), approved);
    }
}
