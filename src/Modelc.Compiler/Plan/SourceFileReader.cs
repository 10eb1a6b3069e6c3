using System.Security.Cryptography;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Plan;

/// <summary>Reads the files that a model names; what cannot be read is told with the place that names it.</summary>
internal sealed class SourceFileReader(ISourceFiles files, DeploymentModel model, DiagnosticBag bag)
{
    private readonly Dictionary<(string Path, long Largest), SourceFile> known = [];

    /// <summary>Nothing, and an error, where there is no such file.</summary>
    public ReadOnlyMemory<byte> Read(Located<string> path, long largest, Component about)
    {
        if (!known.TryGetValue((path, largest), out var file))
            known.Add((path, largest), file = files.Read(path, largest));
        if (file is SourceFile.Content content)
            return content.Bytes;
        bag.Add(PlanDiagnostics.NotRead(file, path, largest, model.At(path.Origin)) with { Component = about.Name.Value });
        return ReadOnlyMemory<byte>.Empty;
    }

    public static string Sha256Of(ReadOnlyMemory<byte> content) =>
        Convert.ToHexStringLower(SHA256.HashData(content.Span));
}
