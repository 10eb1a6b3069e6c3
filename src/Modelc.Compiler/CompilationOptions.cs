using Modelc.Compiler.Plan;

namespace Modelc.Compiler;

/// <summary>What a compilation needs besides the text.</summary>
public sealed record CompilationOptions(ISourceFiles Files);
