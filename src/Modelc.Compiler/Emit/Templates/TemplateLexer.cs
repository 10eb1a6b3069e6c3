using System.Collections.Immutable;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Compiler.Emit.Templates;

/// <summary>
/// Cuts a template into text and code, and takes away the white space that "{{-", "{{~", "-}}" and "~}}" ask for, in
/// the order in which Scriban's lexer does: what one closing brace took, the next opening one no longer sees.
/// </summary>
internal sealed class TemplateLexer
{
    private readonly TemplateText template;
    private readonly string text;
    private readonly DiagnosticBag bag;
    private readonly List<TemplatePiece> pieces = [];
    private int at;
    private bool isCutShort;

    private TemplateLexer(TemplateText template, DiagnosticBag bag)
    {
        this.template = template;
        text = template.Characters;
        this.bag = bag;
    }

    /// <summary><paramref name="isCutShort"/>: something was not closed, so that nothing can be said of what is missing.</summary>
    public static IReadOnlyList<TemplatePiece> Read(TemplateText template, DiagnosticBag bag, out bool isCutShort)
    {
        var lexer = new TemplateLexer(template, bag);
        while (lexer.at < lexer.text.Length)
            lexer.ReadTextAndCode();
        isCutShort = lexer.isCutShort;
        return lexer.pieces;
    }

    private void ReadTextAndCode()
    {
        var (start, percents) = FindOpening();
        var span = new CharacterSpan(start, Math.Min(text.Length, start + percents + 2));
        var trim = Peek(span.End) is '-' or '~' ? Peek(span.End) : ' ';
        AddText(WithoutTrailingBlanks(text.AsSpan(at, start - at), trim));
        at = Math.Min(text.Length, span.End + (trim == ' ' ? 0 : 1));
        if (start == text.Length)
            return;
        if (percents == 0)
            ReadCode(span);
        else
            ReadEscape(span, percents);
    }

    /// <summary>The next "{{", or "{%{" with any number of percent signs; or the end of the text.</summary>
    private (int Start, int Percents) FindOpening()
    {
        for (var i = text.IndexOf('{', at); i >= 0; i = text.IndexOf('{', i + 1))
        {
            var percents = CountPercents(i + 1);
            if (Peek(i + 1 + percents) == '{')
                return (i, percents);
        }

        return (text.Length, 0);
    }

    private void ReadEscape(CharacterSpan opening, int percents)
    {
        for (var start = at; at < text.Length; at++)
        {
            if (ClosingLength(at, percents) is not { } length)
                continue;
            AddText(text.AsSpan(start, at - start));
            Close(length);
            return;
        }

        NotClosed(opening, $"}}{new string('%', percents)}}}");
    }

    private void ReadCode(CharacterSpan opening)
    {
        var tokens = ImmutableArray.CreateBuilder<TemplateToken>();
        while (at < text.Length)
        {
            if (ClosingLength(at, percents: 0) is { } length)
            {
                tokens.Add(new TemplateToken(TokenKind.End, "", new CharacterSpan(at, at + length)));
                pieces.Add(new CodePiece(tokens.ToImmutable(), opening));
                Close(length);
                return;
            }

            if (ReadToken() is { } token)
                tokens.Add(token);
        }

        if (!isCutShort)
            NotClosed(opening, "}}");
    }

    /// <summary>Moves over one token; null where that was a blank or a comment.</summary>
    private TemplateToken? ReadToken()
    {
        var start = at;
        switch (text[at])
        {
            case '\n':
                at++;
                return Token(TokenKind.LineBreak, start);
            case '#':
                SkipComment();
                return null;
            case '"' or '\'' or '`':
                return ReadString();
            case var c when char.IsWhiteSpace(c):
                at++;
                return null;
            case var c when c == '_' || char.IsLetter(c):
                SkipWhile(letter => letter == '_' || char.IsLetter(letter) || char.IsDigit(letter));
                return Token(TokenKind.Name, start);
            case var c when char.IsDigit(c):
                SkipWhile(digit => digit is '_' or '.' || char.IsLetterOrDigit(digit));
                return Token(TokenKind.Number, start);
            default:
                at += IsPair(at) ? 2 : 1;
                return Token(TokenKind.Symbol, start);
        }
    }

    private TemplateToken? ReadString()
    {
        var start = at;
        var end = text.IndexOf(text[start], start + 1);
        var backslash = text[start] == '`' ? -1 : text.IndexOf('\\', start + 1);
        if (end < 0)
        {
            at = text.Length;
            isCutShort = true;
            bag.Add(TemplateDiagnostics.Malformed(
                template.At(new CharacterSpan(start, start + 1)), "This text is not closed.", $"Close it with {text[start]}."));
            return null;
        }

        // The quote found may be an escaped one; what follows is then wrong too, but this is the place to say it.
        at = end + 1;
        if (backslash >= 0 && backslash < end)
        {
            bag.Add(TemplateDiagnostics.NotSupported(
                template.At(new CharacterSpan(backslash, backslash + 1)), "An escape in a text", "Name files without it."));
        }

        return new TemplateToken(TokenKind.Text, text[(start + 1)..end], new CharacterSpan(start, at));
    }

    /// <summary>"#" to the end of the line, "##" to the next "##"; the closing braces end both.</summary>
    private void SkipComment()
    {
        var isBlock = Peek(at + 1) == '#';
        for (at += isBlock ? 2 : 1; at < text.Length && ClosingLength(at, percents: 0) is null; at++)
        {
            if (!isBlock && text[at] == '\n')
                return;
            if (isBlock && text[at] == '#' && Peek(at + 1) == '#')
            {
                at += 2;
                return;
            }
        }
    }

    /// <summary>How long the closing braces at a place are, with what trims before them; null where there are none.</summary>
    private int? ClosingLength(int start, int percents)
    {
        var brace = Peek(start) is '-' or '~' ? start + 1 : start;
        var isClosing = Peek(brace) == '}'
            && CountPercents(brace + 1) >= percents
            && Peek(brace + 1 + percents) == '}';
        return isClosing ? brace + 2 + percents - start : null;
    }

    private void Close(int length)
    {
        var trim = text[at];
        at += length;
        if (trim == '-')
            SkipWhile(char.IsWhiteSpace);
        else if (trim == '~')
            SkipBlanksAndOneLineBreak();
    }

    private void SkipBlanksAndOneLineBreak()
    {
        SkipWhile(c => c != '\n' && char.IsWhiteSpace(c));
        if (Peek(at) == '\n')
            at++;
    }

    private static ReadOnlySpan<char> WithoutTrailingBlanks(ReadOnlySpan<char> before, char trim)
    {
        var end = before.Length;
        while (trim != ' ' && end > 0 && char.IsWhiteSpace(before[end - 1]) && (trim == '-' || before[end - 1] != '\n'))
            end--;
        return before[..end];
    }

    private void AddText(ReadOnlySpan<char> plain)
    {
        if (plain.Length > 0)
            pieces.Add(new TextPiece(plain.ToString()));
    }

    private void NotClosed(CharacterSpan opening, string closing)
    {
        at = text.Length;
        isCutShort = true;
        bag.Add(TemplateDiagnostics.Malformed(
            template.At(opening), "What begins here is not closed.", $"Close it with \"{closing}\", or escape it: {{%{{ ... }}%}}."));
    }

    private TemplateToken Token(TokenKind kind, int start) => new(kind, text[start..at], new CharacterSpan(start, at));

    private void SkipWhile(Func<char, bool> isPart)
    {
        while (at < text.Length && isPart(text[at]))
            at++;
    }

    private int CountPercents(int start)
    {
        var end = start;
        while (Peek(end) == '%')
            end++;
        return end - start;
    }

    private bool IsPair(int start) => text.AsSpan(start) is ['&', '&', ..] or ['|', '|', ..] or ['=', '=', ..] or ['!', '=', ..];

    private char Peek(int index) => index < text.Length ? text[index] : '\0';
}
