using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

/// <summary>A component of which only the type and the name are known yet.</summary>
internal sealed record ComponentDraft(ObjectReader Reader, Located<string>? Type, Located<string> Name, bool HasName)
{
    public static ComponentDraft? Read(BindingContext context, SyntaxNode node)
    {
        if (node is not ObjectSyntax syntax)
        {
            new ValueReader(context, Owner.Model).Wrong<bool>(node, new("components", IsItem: true), "an object");
            return null;
        }

        var reader = new ObjectReader(context, OwnerOf(syntax), syntax);
        var errors = context.ErrorCount;
        var name = reader.FilledText("name", "a_component");
        var hasName = context.ErrorCount == errors;
        return new(reader, ComponentTypes.Read(reader), name, hasName);
    }

    /// <summary>The name is what messages say, so it is looked at before anything is read.</summary>
    private static Owner OwnerOf(ObjectSyntax syntax) =>
        syntax.Find("name")?.Value switch
        {
            StringSyntax { Value.Length: > 0 } text => Owner.OfComponent(text.Value),
            NumberSyntax number => Owner.OfComponent(number.Text),
            _ => Owner.OfComponent("a_component"),
        };
}
