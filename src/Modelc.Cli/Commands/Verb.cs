using System.Collections.Immutable;
using System.CommandLine;

namespace Modelc.Cli.Commands;

/// <summary>A command that shows how it is used. Every example is run by a test.</summary>
internal sealed class Verb(string name, string description, params ImmutableArray<Example> examples) : Command(name, description)
{
    public ImmutableArray<Example> Examples { get; } = examples;

    /// <summary>It does nothing useful without the machines that a model names.</summary>
    public bool NeedsHosts { get; init; }
}

/// <summary>A line to type, and what it is good for.</summary>
internal sealed record Example(string Line, string Purpose);
