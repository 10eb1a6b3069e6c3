using System.Collections.Immutable;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Diagnostics;

/// <summary>
/// One thing to tell the user: a stable code, a place, a fact and what to do about it.
/// <see cref="Component"/> names the component whose "suppress" list may silence a warning.
/// </summary>
public sealed record Diagnostic(string Code, Severity Severity, string Message, SourceLocation Location)
{
    public ImmutableArray<RelatedNote> Notes { get; init; } = [];

    public string? Component { get; init; }
}
