using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

/// <summary>"/component/port", or in old models the bare name of a component.</summary>
internal readonly record struct ReferenceText(string Component, string? Port)
{
    public bool IsBare => Port is null;

    public static ReferenceText? Parse(string text)
    {
        if (text.Length > 0 && !text.Contains('/'))
            return new(text, null);
        var parts = text.Split('/');
        return parts is ["", { Length: > 0 }, { Length: > 0 }] ? new(parts[1], parts[2]) : null;
    }

    public static ReferenceText? Of(SyntaxNode? node) => node is StringSyntax text ? Parse(text.Value) : null;
}
