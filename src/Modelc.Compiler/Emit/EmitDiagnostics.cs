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

    private static readonly DiagnosticDescriptor Inexpressible = new("MC4102", Severity.Error,
        "A text cannot be written where it belongs",
        """
        A text of the model is to stand in a file whose language has no way to say it: a line break in a command line, a
        "$" in nginx.conf, a name that no shell takes for a variable.

        The file would say something else, or nothing that its reader understands.

        Change the text that the message speaks of.
        """);

    public static Diagnostic InexpressibleText(string fact, SourceLocation at) =>
        Inexpressible.At(at, $"{fact} Change that text of the model.");

    public static Diagnostic BrokenArtifact(ArtifactProblem problem, SourceLocation at) =>
        Broken.At(at, $"\"{problem.Path}\" cannot be written. {problem.Fact}");
}
