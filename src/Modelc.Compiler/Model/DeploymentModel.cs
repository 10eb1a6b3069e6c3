using System.Collections.Immutable;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model;

/// <summary>
/// What the text means: every reference is the object itself, every legacy form is already the modern one.
/// </summary>
public sealed class DeploymentModel
{
    public required SourceText Source { get; init; }

    /// <summary>What the places of the model are called in plan and manifest.</summary>
    public required OriginPaths Paths { get; init; }

    public required Located<string> Name { get; init; }

    public required ImmutableArray<Component> Components { get; init; }

    public required ImmutableArray<Link> Links { get; init; }

    public required ImmutableArray<Containment> Containments { get; init; }

    public SourceLocation At(TextSpan origin) => new(Source, origin);
}

/// <summary>One end of a link or a containment: the port and the component that owns it.</summary>
public sealed record PortEnd<TPort>(Component Component, TPort Port, TextSpan Origin);

/// <summary>The provider's port feeds the consumer's.</summary>
public sealed record Link(
    Located<string> Name,
    PortEnd<ProvidedPort> Provider,
    PortEnd<RequiredPort> Consumer,
    Located<bool> IsControl,
    Located<bool> IsDeployer,
    TextSpan Origin);

/// <summary>The guest runs on the host.</summary>
public sealed record Containment(
    Located<string> Name,
    PortEnd<ExecutionPort> Host,
    PortEnd<ExecutionPort> Guest,
    TextSpan Origin);
