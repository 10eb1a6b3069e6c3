using System.Collections.Immutable;

namespace Modelc.Compiler.Emit.Templates;

/// <summary>What lies between two braces, or outside of them.</summary>
internal abstract record TemplatePiece;

internal sealed record TextPiece(string Text) : TemplatePiece;

/// <summary>One pair of braces; the tokens end with an End token at the closing ones.</summary>
internal sealed record CodePiece(ImmutableArray<TemplateToken> Tokens, CharacterSpan Span) : TemplatePiece
{
    public TemplateToken First => Tokens[0];
}
