using System.Security.Cryptography;
using System.Text;
using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Plan;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Tests.EndToEnd;

/// <summary>From a text to files, for tests. Every file that a model names exists and says its own name.</summary>
internal static class Building
{
    private static readonly CompilationOptions Options = new(new NamesakeFiles());

    public static CompilationResult Of(SourceText source) => Compilation.Compile(source, Options);

    public static CompilationResult Check(SourceText source) => Compilation.Check(source, Options);

    public static CompilationResult Of(string text, string path = "model.json") => Of(SourceText.From(path, text));

    /// <summary>Fails with what the compiler had to say where there are no files.</summary>
    public static ArtifactSet Artifacts(SourceText source)
    {
        var result = Of(source);
        return result.Artifacts ?? throw new InvalidOperationException(Describe(result));
    }

    public static ArtifactSet Artifacts(string text, string path = "model.json") => Artifacts(SourceText.From(path, text));

    public static string Describe(CompilationResult result) =>
        string.Concat(result.Diagnostics.Select(diagnostic => DiagnosticFormatter.Format(diagnostic)));

    public static string TextOf(Artifact artifact) => Encoding.UTF8.GetString(artifact.Content.Span);

    /// <summary>One hash of every path, mode and byte.</summary>
    public static string HashOf(ArtifactSet set)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var artifact in set.Artifacts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{artifact.Path}\0{artifact.IsExecutable}\0{artifact.Content.Length}\0"));
            hash.AppendData(artifact.Content.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed class NamesakeFiles : ISourceFiles
    {
        public SourceFile Read(string path, long largest) => new SourceFile.Content(Encoding.UTF8.GetBytes($"This is {path}.\n"));
    }
}
