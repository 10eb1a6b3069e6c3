using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Emit;

/// <summary>MC41xx: what was emitted cannot be written.</summary>
internal static class EmitDiagnostics
{
    private static readonly DiagnosticDescriptor Broken = new("MC4101", Severity.Error,
        "A file cannot be written",
        """
        A file of the build would have a path that some system cannot hold, or text that some tool would trip over.

        Names of components become names of files, and the files are to be checked out and written on every system:
        "Web" beside "web", or a component called "nul", cannot be. Text ends each line with a line feed and has no byte
        order mark, or a script would not start; a template of your own may break that.

        Rename the component, or mend the template that the message names.
        """);

    public static Diagnostic BrokenArtifact(ArtifactProblem problem, SourceLocation at) =>
        Broken.At(at, $"\"{problem.Path}\" cannot be written. {problem.Fact}");
}
