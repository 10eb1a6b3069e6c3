using System.Collections.Immutable;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model;

public enum CapabilityKind
{
    Security,
    Hardware,
    Software,
}

/// <summary>What a port offers or asks for; <see cref="Values"/> holds the fields that its kind adds.</summary>
public sealed record Capability(
    CapabilityKind Kind,
    Located<string> Name,
    ImmutableArray<(string Field, Located<string> Value)> Values,
    TextSpan Origin);

/// <summary>"I can host" on one side, "I need a host" on the other.</summary>
public sealed record ExecutionPort(
    Located<string> Name,
    ImmutableArray<Capability> Capabilities,
    Located<bool> NeedsDeployer,
    TextSpan Origin);

public sealed record ProvidedPort(
    Located<string> Name,
    ImmutableArray<Capability> Capabilities,
    Located<int> Number,
    TextSpan Origin);

public sealed record RequiredPort(
    Located<string> Name,
    ImmutableArray<Capability> Capabilities,
    Located<int> Number,
    Located<bool> IsMandatory,
    TextSpan Origin);
