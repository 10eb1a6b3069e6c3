using System.Collections.Immutable;
using Modelc.Compiler.Plan;
using Modelc.Compiler.Text;

namespace Modelc.Compiler;

/// <summary>What a compilation needs besides the text.</summary>
public sealed record CompilationOptions(ISourceFiles Files)
{
    /// <summary>The user's templates by their path below the folder given with --templates; they replace ours of that name.</summary>
    public ImmutableDictionary<string, SourceText> Templates { get; init; } = ImmutableDictionary<string, SourceText>.Empty;

    /// <summary>Whether model and plan are wanted too, and not the files alone.</summary>
    public bool KeepsModel { get; init; } = true;

    /// <summary>Whether <see cref="CompilationResult.Views"/> is wanted.</summary>
    public bool KeepsViews { get; init; }
}
