using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Emit;

/// <summary>MC41xx: what was emitted cannot be written.</summary>
internal static class EmitDiagnostics
{
    public static Diagnostic BrokenArtifact(ArtifactProblem problem, SourceLocation at) =>
        new("MC4101", Severity.Error, $"\"{problem.Path}\" cannot be written. {problem.Fact}", at);
}
