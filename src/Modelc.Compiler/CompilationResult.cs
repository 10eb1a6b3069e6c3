using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Emit.Templates;
using Modelc.Compiler.Model;

namespace Modelc.Compiler;

/// <summary>How far a compilation came, and what was said on the way. There are artifacts only if there is no error.</summary>
public sealed record CompilationResult
{
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    public DeploymentModel? Model { get; init; }

    public DeploymentPlan? Plan { get; init; }

    public ArtifactSet? Artifacts { get; init; }

    /// <summary>What each template was given, in the order of rendering, if it was asked for; <see cref="ViewJson"/> prints one.</summary>
    public ImmutableArray<ViewUse> Views { get; init; } = [];
}
