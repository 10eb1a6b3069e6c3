using System.Collections.Immutable;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Syntax;

/// <summary>A value as it stands in the text. JSON and YAML give the same kinds, with the same places.</summary>
public abstract record SyntaxNode(TextSpan Span);

public sealed record ObjectSyntax(TextSpan Span, ImmutableArray<MemberSyntax> Members) : SyntaxNode(Span)
{
    public MemberSyntax? Find(string name)
    {
        foreach (var member in Members)
        {
            if (member.Name == name)
                return member;
        }

        return null;
    }
}

public sealed record ArraySyntax(TextSpan Span, ImmutableArray<SyntaxNode> Items) : SyntaxNode(Span);

public sealed record StringSyntax(TextSpan Span, string Value) : SyntaxNode(Span);

/// <summary>A number keeps its text: whether it fits is for the reader of the field to say.</summary>
public sealed record NumberSyntax(TextSpan Span, string Text) : SyntaxNode(Span);

public sealed record BoolSyntax(TextSpan Span, bool Value) : SyntaxNode(Span);

public sealed record NullSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>A value that was checked for syntax and not kept, because nobody reads it.</summary>
public sealed record SkippedSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>A key and its value. <see cref="NameSpan"/> covers the key with its quotes.</summary>
public sealed record MemberSyntax(string Name, TextSpan NameSpan, SyntaxNode Value);
