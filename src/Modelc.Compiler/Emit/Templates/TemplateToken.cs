namespace Modelc.Compiler.Emit.Templates;

internal enum TokenKind
{
    Name,
    Text,
    Number,
    Symbol,
    LineBreak,
    End,
}

/// <summary>A word of code. The text of a string is what stands between its quotes.</summary>
internal sealed record TemplateToken(TokenKind Kind, string Text, CharacterSpan Span)
{
    public bool Is(string text) => Kind is TokenKind.Name or TokenKind.Symbol && Text == text;
}
