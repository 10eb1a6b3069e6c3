using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

/// <summary>{"dm": the model, "graph": the picture of it in GeneSIS's editor}, or the model alone.</summary>
internal static class EnvelopeBinder
{
    public static ObjectReader? Bind(BindingContext context, SyntaxNode root)
    {
        if (root is not ObjectSyntax syntax)
            return NoModel(context, root, ValueReader.Describe(root));
        if (syntax.Find("dm") is null)
            return Model(context, syntax);
        var envelope = new ObjectReader(context, new Owner("the envelope", null), syntax);
        envelope.Ignore("graph", "$schema");
        var inner = envelope.Find("dm");
        envelope.Finish("envelope");
        return inner switch
        {
            ObjectSyntax model => Model(context, model),
            null => NoModel(context, root, "an envelope around nothing"),
            _ => NoModel(context, inner, ValueReader.Describe(inner)),
        };
    }

    private static ObjectReader? Model(BindingContext context, ObjectSyntax model) =>
        model.Find("components")?.Value is null or NullSyntax
            ? NoModel(context, model, "an object without \"components\"")
            : new ObjectReader(context, Owner.Model, model);

    private static ObjectReader? NoModel(BindingContext context, SyntaxNode at, string found)
    {
        context.Report(ShapeDiagnostics.NoModel(context.At(at.Span), found));
        return null;
    }
}
