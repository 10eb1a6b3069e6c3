using System.Collections.Immutable;

namespace Modelc.Compiler.Emit.Templates;

/// <summary>A part of a template as it was written.</summary>
internal abstract record TemplateNode;

internal sealed record TextNode(string Text) : TemplateNode;

internal sealed record PrintNode(PathSyntax Path) : TemplateNode;

internal sealed record ForNode(NameSyntax Variable, PathSyntax List, ImmutableArray<TemplateNode> Body) : TemplateNode;

/// <summary>The first branch whose condition holds; "else" is a branch without a condition.</summary>
internal sealed record IfNode(ImmutableArray<BranchSyntax> Branches) : TemplateNode;

internal sealed record IncludeNode(string Name, CharacterSpan Span) : TemplateNode;

internal sealed record BranchSyntax(ConditionSyntax? Condition, ImmutableArray<TemplateNode> Body);

internal sealed record NameSyntax(string Name, CharacterSpan Span);

/// <summary>"service.ports": each name with its own place.</summary>
internal sealed record PathSyntax(ImmutableArray<NameSyntax> Names)
{
    public CharacterSpan Span => new(Names[0].Span.Start, Names[^1].Span.End);

    public override string ToString() => string.Join('.', Names.Select(n => n.Name));
}

/// <summary>An "or" of "and"s of terms: all the nesting there is without parentheses.</summary>
internal sealed record ConditionSyntax(ImmutableArray<TermsSyntax> Alternatives);

internal sealed record TermsSyntax(ImmutableArray<TermSyntax> Terms);

/// <summary>"!path", or "path == 3" where <see cref="Number"/> is set.</summary>
internal sealed record TermSyntax(PathSyntax Path, bool IsNegated, long? Number);
