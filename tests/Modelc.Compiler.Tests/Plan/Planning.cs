using Modelc.Artifacts.Plan;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Plan;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Tests.Plan;

/// <summary>From a text to a plan, for tests.</summary>
internal static class Planning
{
    public static CompilationResult Check(SourceText source, params (string Path, string Text)[] files) =>
        Compilation.Check(source, new CompilationOptions(new FilesInMemory(files)));

    public static CompilationResult Check(string text, params (string Path, string Text)[] files) =>
        Check(SourceText.From("model.json", text), files);

    /// <summary>Fails with what the compiler had to say where there is no plan.</summary>
    public static DeploymentPlan Plan(SourceText source, params (string Path, string Text)[] files)
    {
        var result = Check(source, files);
        return result.Plan ?? throw new InvalidOperationException(Describe(result));
    }

    public static DeploymentPlan Plan(string text, params (string Path, string Text)[] files) =>
        Plan(SourceText.From("model.json", text), files);

    public static string Describe(CompilationResult result) =>
        string.Concat(result.Diagnostics.Select(diagnostic => DiagnosticFormatter.Format(diagnostic)));
}
