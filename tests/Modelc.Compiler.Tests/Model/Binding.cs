using System.Collections.Immutable;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;
using Modelc.Compiler.Syntax;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Tests.Model;

internal sealed record Binding(SyntaxTree Tree, DeploymentModel? Model, ImmutableArray<Diagnostic> Diagnostics)
{
    public IEnumerable<string> Codes => Diagnostics.Select(diagnostic => diagnostic.Code);

    public string Messages =>
        string.Concat(Diagnostics.Select(diagnostic => DiagnosticFormatter.Format(diagnostic, withSource: false)));

    public static Binding Of(string text) => Of(SourceText.From("model.json", text));

    public static Binding Of(SourceText source)
    {
        var bag = new DiagnosticBag();
        var tree = SyntaxTree.Parse(source, bag);
        var model = bag.HasErrors ? null : ModelBinder.Bind(tree.Root!, source, bag);
        return new(tree, model, bag.InOrder());
    }

    /// <summary>A model with these components, which has to bind without a word.</summary>
    public static DeploymentModel Good(string components, string rest = "")
    {
        var binding = Of($$"""{"components": [{{components}}]{{rest}}}""");
        Assert.Equal("", binding.Messages);
        return binding.Model!;
    }
}
