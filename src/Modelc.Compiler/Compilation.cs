using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Emit;
using Modelc.Compiler.Emit.Templates;
using Modelc.Compiler.Model;
using Modelc.Compiler.Plan;
using Modelc.Compiler.Rules;
using Modelc.Compiler.Syntax;
using Modelc.Compiler.Text;

namespace Modelc.Compiler;

/// <summary>
/// The front desk: calls the stages top to bottom and holds nothing else. A stage reports all that it finds; with an error
/// among it, the next one is not called.
/// </summary>
public static class Compilation
{
    /// <summary>From a text to the files that deploy it: all of them, or none and the reasons.</summary>
    public static CompilationResult Compile(SourceText source, CompilationOptions options)
    {
        var bag = new DiagnosticBag();
        var planned = Plan(source, options, bag);
        if (planned is not { Plan: { } plan })
            return planned with { Diagnostics = bag.InOrder() };
        // From here on nothing else holds the model: in a large build it makes room for the files.
        var kept = options.KeepsModel ? planned : new CompilationResult();
        var templates = TemplateSet.WithOverrides(options.Templates, bag);
        templates.KeepsUses = options.KeepsViews;
        var artifacts = Emission.Emit(plan, templates, origin => Locate(source, origin), bag);
        return kept with { Diagnostics = bag.InOrder(), Artifacts = artifacts, Views = templates.Uses };
    }

    /// <summary>Everything that can be said about a model without writing a file.</summary>
    public static CompilationResult Check(SourceText source, CompilationOptions options)
    {
        var bag = new DiagnosticBag();
        return Plan(source, options, bag) with { Diagnostics = bag.InOrder() };
    }

    private static CompilationResult Plan(SourceText source, CompilationOptions options, DiagnosticBag bag)
    {
        var result = new CompilationResult();
        var tree = SyntaxTree.Parse(source, bag, IsPicture);
        if (bag.HasErrors || tree.Root is null)
            return result;
        if (ModelBinder.Bind(tree.Root, source, bag) is not { } model)
            return result;
        if (RuleSet.Check(model, bag) is not { } ready)
            return result with { Model = model };
        var plan = Planner.Plan(ready, options.Files, bag);
        RuleSet.SilencePlanning(ready, bag);
        return result with { Model = model, Plan = plan };
    }

    /// <summary>The picture in GeneSIS's editor: megabytes, and nothing that is deployed.</summary>
    private static bool IsPicture(int depth, string name) => depth == 1 && name == "graph";

    /// <summary>Reads the text once more, which only a build that fails has to wait for.</summary>
    private static SourceLocation Locate(SourceText source, string origin) =>
        OriginPaths.Locate(SyntaxTree.Parse(source, new DiagnosticBag(), IsPicture), origin) ?? new(source, default);
}
