using System.Collections.Immutable;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Compiler.Emit.Templates;

/// <summary>Puts the pieces of a template together: which "end" closes what. Finds every mistake, and never stops at one.</summary>
internal sealed class TemplateParser
{
    // Deeper than any file of ours by far, and shallow enough for every stack.
    private const int DeepestNesting = 64;

    private readonly TemplateText template;
    private readonly IReadOnlyList<TemplatePiece> pieces;
    private readonly DiagnosticBag bag;
    private int next;
    private int depth;
    private bool isCutShort;

    private TemplateParser(TemplateText template, IReadOnlyList<TemplatePiece> pieces, DiagnosticBag bag)
    {
        this.template = template;
        this.pieces = pieces;
        this.bag = bag;
    }

    public static ImmutableArray<TemplateNode> Parse(TemplateText template, DiagnosticBag bag)
    {
        var parser = new TemplateParser(template, TemplateLexer.Read(template, bag, out var isCutShort), bag);
        parser.isCutShort = isCutShort;
        return parser.ParseNodes(isBlock: false);
    }

    /// <summary>Up to the "end" or "else" of the block, which the caller looks at; or up to the end of the text.</summary>
    private ImmutableArray<TemplateNode> ParseNodes(bool isBlock)
    {
        var nodes = ImmutableArray.CreateBuilder<TemplateNode>();
        for (; next < pieces.Count; next++)
        {
            switch (pieces[next])
            {
                case TextPiece text:
                    nodes.Add(new TextNode(text.Text));
                    break;
                case CodePiece code when Statement(code) is var statement && !statement.AtEnd:
                    if (isBlock && (statement.Current.Is("end") || statement.Current.Is("else")))
                        return nodes.ToImmutable();
                    if (ParseStatement(statement, code) is { } node)
                        nodes.Add(node);
                    break;
            }
        }

        return nodes.ToImmutable();
    }

    private TemplateNode? ParseStatement(StatementReader statement, CodePiece code)
    {
        var first = statement.Current;
        switch (first.Text)
        {
            case "for" when first.Is("for") && !statement.IsPath:
                return ParseFor(statement, code);
            case "if" when first.Is("if"):
                return ParseIf(statement, code);
            case "include" when first.Is("include"):
                return ParseInclude(statement);
            case "end" or "else" when first.Is(first.Text):
                bag.Add(TemplateDiagnostics.Malformed(
                    template.At(first.Span), $"This \"{first.Text}\" belongs to no block.", "Remove it, or open a block before it."));
                return null;
            default:
                var path = statement.ReadPath();
                return statement.ExpectEnd() && path is not null ? new PrintNode(path) : null;
        }
    }

    private ForNode? ParseFor(StatementReader statement, CodePiece code)
    {
        var (variable, list) = statement.ReadLoop();
        statement.ExpectEnd();
        var body = ParseBody(code);
        if (Closing() is { } closing && closing.Current.Is("else"))
        {
            bag.Add(TemplateDiagnostics.NotSupported(
                template.At(closing.Current.Span), "\"else\" of a loop", "Ask before the loop: {{ if list.size == 0 }}."));
            ParseBody(code);
        }

        ExpectEndOf(code);
        return variable is null || list is null ? null : new ForNode(variable, list, body);
    }

    private IfNode? ParseIf(StatementReader statement, CodePiece code)
    {
        var branches = ImmutableArray.CreateBuilder<BranchSyntax>();
        var condition = statement.ReadCondition();
        statement.ExpectEnd();
        branches.Add(new BranchSyntax(condition, ParseBody(code)));
        var isComplete = condition is not null;
        while (Closing() is { } closing && closing.Current.Is("else"))
        {
            if (branches[^1].Condition is null && isComplete)
            {
                bag.Add(TemplateDiagnostics.Malformed(
                    template.At(closing.Current.Span), "An \"else\" stands before this one.", "Remove one, or make the first an \"else if\"."));
            }

            condition = closing.ReadElse(out var isElseIf);
            isComplete &= !isElseIf || condition is not null;
            closing.ExpectEnd();
            branches.Add(new BranchSyntax(condition, ParseBody(code)));
        }

        ExpectEndOf(code);
        return isComplete ? new IfNode(branches.ToImmutable()) : null;
    }

    private IncludeNode? ParseInclude(StatementReader statement)
    {
        var name = statement.ReadInclude();
        return statement.ExpectEnd() && name is not null ? new IncludeNode(name.Text, name.Span) : null;
    }

    /// <summary>Steps over the statement that opens the body, and stands at the one that closes it.</summary>
    private ImmutableArray<TemplateNode> ParseBody(CodePiece opening)
    {
        next++;
        if (depth == DeepestNesting)
        {
            bag.Add(TemplateDiagnostics.NotSupported(
                template.At(opening.Span), $"A block within {DeepestNesting} others", "Give the view a simpler shape."));
            isCutShort = true;
            next = pieces.Count;
            return [];
        }

        depth++;
        var nodes = ParseNodes(isBlock: true);
        depth--;
        return nodes;
    }

    /// <summary>Leaves the "end" to the loop that called for this statement, which steps over it.</summary>
    private void ExpectEndOf(CodePiece opening)
    {
        if (Closing() is { } closing)
            closing.ReadEnd();
        else if (!isCutShort)
            bag.Add(TemplateDiagnostics.Malformed(template.At(opening.Span), "This block has no end.", "Close it with {{ end }}."));
    }

    private StatementReader? Closing() => next < pieces.Count ? Statement((CodePiece)pieces[next]) : null;

    private StatementReader Statement(CodePiece code) => new(template, code.Tokens, bag);
}
