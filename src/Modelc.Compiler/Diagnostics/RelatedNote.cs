using Modelc.Compiler.Text;

namespace Modelc.Compiler.Diagnostics;

/// <summary>Another place that has to do with a diagnostic: "first declared here".</summary>
public sealed record RelatedNote(string Message, SourceLocation Location);
