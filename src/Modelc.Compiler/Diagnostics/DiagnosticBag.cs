using System.Collections.Immutable;

namespace Modelc.Compiler.Diagnostics;

/// <summary>What one stage found, in the order of the text.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> found = [];

    public bool HasErrors { get; private set; }

    public void Add(Diagnostic diagnostic)
    {
        found.Add(diagnostic);
        HasErrors |= diagnostic.Severity == Severity.Error;
    }

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            Add(diagnostic);
    }

    /// <summary>Takes back what somebody chose to live with. An error cannot be taken back.</summary>
    public void Silence(Predicate<Diagnostic> accepted) =>
        found.RemoveAll(diagnostic => diagnostic.Severity != Severity.Error && accepted(diagnostic));

    public ImmutableArray<Diagnostic> InOrder() =>
        [.. found.OrderBy(d => d.Location.Span.Start).ThenBy(d => d.Code, StringComparer.Ordinal)];
}
