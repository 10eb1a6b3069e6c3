using System.Collections.Immutable;
using Modelc.Cli.Output;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Printing;

internal enum ReportFormat
{
    Text,
    Json,
    Sarif,
    GitHub,
}

/// <summary>What a command has to tell: about the <see cref="Models"/> that it looked at and, after a build, about the files.</summary>
internal sealed record Report(int Models, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Null where nothing was built.</summary>
    public FolderUpdate? Update { get; init; }

    public int Count(Severity severity) => Diagnostics.Count(diagnostic => diagnostic.Severity == severity);
}
