namespace Modelc.Compiler.Syntax.Json;

internal enum JsonTokenKind
{
    End,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Colon,
    Comma,
    String,

    /// <summary>A run of letters, digits and signs: numbers, true, and whatever else somebody wrote without quotes.</summary>
    Word,

    /// <summary>A character that JSON has no use for.</summary>
    Other,
}

internal readonly record struct JsonToken(JsonTokenKind Kind, int Start, int End, bool HasEscapes = false)
{
    public bool StartsValue =>
        Kind is JsonTokenKind.OpenBrace or JsonTokenKind.OpenBracket or JsonTokenKind.String or JsonTokenKind.Word;

    public int Length => End - Start;
}
