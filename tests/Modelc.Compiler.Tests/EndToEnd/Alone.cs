namespace Modelc.Compiler.Tests.EndToEnd;

/// <summary>Tests that change or measure the whole process.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
