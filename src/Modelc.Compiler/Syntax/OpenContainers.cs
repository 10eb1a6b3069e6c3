using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Syntax;

/// <summary>
/// The containers that wait for their end, so that a text that ends too early can be told what was opened where.
/// A block of YAML has no bracket to wait for: its bracket is empty, and it only counts.
/// </summary>
internal sealed class OpenContainers(SyntaxReporter reporter)
{
    private const int NotesShown = 3;

    private readonly (TextSpan Bracket, TextSpan Key)[] open = new (TextSpan, TextSpan)[SyntaxLimits.Depth];

    public int Depth { get; private set; }

    /// <summary>False, and said, when the text is nested too deeply. The key is the one whose value is opened.</summary>
    public bool Push(TextSpan bracket, TextSpan key)
    {
        if (Depth == SyntaxLimits.Depth)
        {
            reporter.Fatal(SyntaxDiagnostics.TooDeep(reporter.At(bracket)));
            return false;
        }

        open[Depth++] = (bracket, key);
        return true;
    }

    public void Pop() => Depth--;

    /// <summary>The text ends after <paramref name="lastEnd"/>, with all of these still open.</summary>
    public Diagnostic EndsTooEarly(int lastEnd)
    {
        var missing = string.Concat(Brackets().Select(container => Closer(container.Bracket)));
        var diagnostic = SyntaxDiagnostics.EndsTooEarly(reporter.At(lastEnd, lastEnd), missing);
        return diagnostic with { Notes = [.. Brackets().Take(NotesShown).Select(Note)] };
    }

    /// <summary>An error inside the innermost bracket, which the note points to.</summary>
    public Diagnostic Expected(SourceLocation place, string wanted, string found)
    {
        var diagnostic = SyntaxDiagnostics.Expected(place, wanted, found);
        return diagnostic with { Notes = [.. Brackets().Take(1).Select(Note)] };
    }

    /// <summary>From the innermost outwards.</summary>
    private IEnumerable<(TextSpan Bracket, TextSpan Key)> Brackets() =>
        open.Take(Depth).Reverse().Where(container => container.Bracket.Length > 0);

    private RelatedNote Note((TextSpan Bracket, TextSpan Key) container)
    {
        var kind = Closer(container.Bracket) == '}' ? "object" : "list";
        var owner = container.Key.Length == 0 ? "" : $" of {SyntaxDiagnostics.Quote(reporter.At(container.Key))}";
        return new RelatedNote($"The {kind}{owner} is opened here.", reporter.At(container.Bracket));
    }

    private char Closer(TextSpan bracket) => reporter.Source.Bytes.Span[bracket.Start] == '{' ? '}' : ']';
}
