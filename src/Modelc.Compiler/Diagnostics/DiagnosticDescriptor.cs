using Modelc.Compiler.Text;

namespace Modelc.Compiler.Diagnostics;

/// <summary>
/// What a code means, wherever it is raised: a title, and a paragraph for whoever asks what to do about it.
/// Declared once, as a static readonly field, by the room that raises it.
/// </summary>
public sealed record DiagnosticDescriptor(string Code, Severity Severity, string Title, string Explanation)
{
    public Diagnostic At(SourceLocation place, string message) => new(Code, Severity, message, place);
}
