using System.Collections.Immutable;
using System.Globalization;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Compiler.Emit.Templates;

/// <summary>Reads the one statement between two braces. Says what is wrong with it once.</summary>
internal sealed class StatementReader
{
    // Words that mean something to Scriban, so that no view may use them for a value of its own.
    private static readonly ImmutableArray<string> Words =
    [
        "blank", "break", "capture", "case", "continue", "do", "else", "empty", "end", "false", "func", "if", "import",
        "include", "include_join", "null", "readonly", "ret", "tablerow", "this", "true", "when", "while", "with", "wrap",
    ];

    private readonly TemplateText template;
    private readonly ImmutableArray<TemplateToken> tokens;
    private readonly DiagnosticBag bag;
    private int next;
    private bool hasFailed;

    /// <summary>Line breaks around the statement mean nothing to Scriban either.</summary>
    public StatementReader(TemplateText template, ImmutableArray<TemplateToken> tokens, DiagnosticBag bag)
    {
        this.template = template;
        this.tokens = tokens;
        this.bag = bag;
        SkipLineBreaks();
    }

    public TemplateToken Current => tokens[next];

    public bool AtEnd => Current.Kind == TokenKind.End;

    /// <summary>"for.first" is a value; "for" alone opens a loop.</summary>
    public bool IsPath => IsDotAfter(next);

    public static bool IsReserved(string name) => name == "for" || Words.Contains(name, StringComparer.Ordinal);

    public PathSyntax? ReadPath()
    {
        if (Current.Kind != TokenKind.Name || Words.Contains(Current.Text, StringComparer.Ordinal))
            return Refuse<PathSyntax>();
        var names = ImmutableArray.CreateBuilder<NameSyntax>();
        names.Add(TakeName());
        while (IsDotAfter(next - 1))
        {
            next++;
            if (Current.Kind != TokenKind.Name || Current.Span.Start != tokens[next - 1].Span.End)
                return Refuse<PathSyntax>();
            names.Add(TakeName());
        }

        return new PathSyntax(names.ToImmutable());
    }

    /// <summary>"for x in path"</summary>
    public (NameSyntax? Variable, PathSyntax? List) ReadLoop()
    {
        next++;
        if (Current.Kind != TokenKind.Name || IsReserved(Current.Text) || IsPath)
            return (Expected("the name of a variable"), null);
        var variable = TakeName();
        if (!Current.Is("in"))
            return (Expected("\"in\""), null);
        next++;
        return (variable, ReadPath());
    }

    /// <summary>"if" and what follows: "a &amp;&amp; !b || c.size != 0"; "and" binds more tightly, as in Scriban.</summary>
    public ConditionSyntax? ReadCondition()
    {
        next++;
        var alternatives = ImmutableArray.CreateBuilder<TermsSyntax>();
        do
        {
            if (ReadTerms() is not { } terms)
                return null;
            alternatives.Add(terms);
        }
        while (Take("||"));
        return new ConditionSyntax(alternatives.ToImmutable());
    }

    /// <summary>"else", or "else if" and its condition.</summary>
    public ConditionSyntax? ReadElse(out bool isElseIf)
    {
        next++;
        isElseIf = Current.Is("if");
        return isElseIf ? ReadCondition() : null;
    }

    public TemplateToken? ReadInclude()
    {
        next++;
        if (Current.Kind != TokenKind.Text)
        {
            Expected("the name of a template in quotes");
            return null;
        }

        return tokens[next++];
    }

    public void ReadEnd()
    {
        next++;
        ExpectEnd();
    }

    /// <summary>True when nothing follows and nothing was wrong.</summary>
    public bool ExpectEnd()
    {
        SkipLineBreaks();
        if (!AtEnd)
            Refuse<object>();
        return !hasFailed;
    }

    private TermsSyntax? ReadTerms()
    {
        var terms = ImmutableArray.CreateBuilder<TermSyntax>();
        do
        {
            if (ReadTerm() is not { } term)
                return null;
            terms.Add(term);
        }
        while (Take("&&"));
        return new TermsSyntax(terms.ToImmutable());
    }

    private TermSyntax? ReadTerm()
    {
        var isNegated = false;
        while (Take("!"))
            isNegated = !isNegated;
        var isPlain = next > 0 && !tokens[next - 1].Is("!");
        if (ReadPath() is not { } path)
            return null;
        // To Scriban "!a == 1" compares the negated value. Nobody means that.
        if (!isPlain || !(Current.Is("==") || Current.Is("!=")))
            return new TermSyntax(path, isNegated, Number: null);
        isNegated = tokens[next++].Is("!=");
        if (Current.Kind != TokenKind.Number || !long.TryParse(Current.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return Expected<TermSyntax>("a whole number");
        next++;
        return new TermSyntax(path, isNegated, number);
    }

    private NameSyntax TakeName()
    {
        var token = tokens[next++];
        return new NameSyntax(token.Text, token.Span);
    }

    private bool Take(string symbol)
    {
        if (!Current.Is(symbol))
            return false;
        next++;
        return true;
    }

    private bool IsDotAfter(int index) =>
        tokens[index].Kind != TokenKind.End && tokens[index + 1].Is(".") && tokens[index + 1].Span.Start == tokens[index].Span.End;

    private void SkipLineBreaks()
    {
        while (Current.Kind == TokenKind.LineBreak)
            next++;
    }

    private NameSyntax? Expected(string what) => Expected<NameSyntax>(what);

    private T? Expected<T>(string what)
        where T : class
    {
        if (!hasFailed)
        {
            var found = AtEnd ? "nothing" : Current.Kind == TokenKind.LineBreak ? "a line break" : $"\"{Current.Text}\"";
            bag.Add(TemplateDiagnostics.Malformed(
                template.At(Current.Span), $"Here stands {found}.", $"Write {what}."));
        }

        return Fail<T>();
    }

    private T? Refuse<T>()
        where T : class
    {
        if (AtEnd)
            return Expected<T>("the name of a value");
        if (!hasFailed)
            bag.Add(Refusal());
        return Fail<T>();
    }

    private Diagnostic Refusal()
    {
        var at = template.At(Current.Span);
        if (Current.Kind == TokenKind.LineBreak || Current.Is(";"))
            return TemplateDiagnostics.NotSupported(at, "A second statement in one pair of braces", "Give it its own braces.");
        if (Current.Kind == TokenKind.Text)
            return TemplateDiagnostics.NotSupported(at, "A text in code", "Write it outside of the braces.");
        return TemplateDiagnostics.NotSupported(at, $"\"{Current.Text}\"", "Print the value as the view holds it.");
    }

    /// <summary>What follows a mistake is not looked at.</summary>
    private T? Fail<T>()
        where T : class
    {
        hasFailed = true;
        next = tokens.Length - 1;
        return null;
    }
}
