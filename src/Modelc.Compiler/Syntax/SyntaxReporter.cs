using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Syntax;

/// <summary>
/// Collects the problems of one text. Once it has stopped, the readers see the end of the text and whatever they
/// still say is dropped: one cause gives one error.
/// </summary>
internal sealed class SyntaxReporter(SourceText source, DiagnosticBag diagnostics)
{
    private int reported;

    public bool HasStopped { get; private set; }

    public SourceText Source => source;

    public SourceLocation At(int start, int end) => new(source, TextSpan.FromBounds(start, end));

    public SourceLocation At(TextSpan span) => new(source, span);

    /// <summary>A problem after which the rest of the text can still be understood.</summary>
    public void Report(Diagnostic diagnostic)
    {
        if (HasStopped)
            return;
        if (reported == SyntaxLimits.Problems)
            Fatal(SyntaxDiagnostics.MoreLeftOut(diagnostic.Location));
        else
            Add(diagnostic);
    }

    /// <summary>A problem after which everything else would be guessing.</summary>
    public void Fatal(Diagnostic diagnostic)
    {
        if (HasStopped)
            return;
        HasStopped = true;
        Add(diagnostic);
    }

    private void Add(Diagnostic diagnostic)
    {
        reported++;
        diagnostics.Add(diagnostic);
    }
}
