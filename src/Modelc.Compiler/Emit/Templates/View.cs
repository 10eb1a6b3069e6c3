namespace Modelc.Compiler.Emit.Templates;

/// <summary>
/// What one template is given: a sealed record whose public properties are quoted texts (IQuoted), int, long, bool,
/// other views, or ImmutableArrays of these (LateLists where they are very many); int?, long? and bool? too. A template sees <c>ReplicaCount</c> as <c>replica_count</c>, as Scriban does.
/// A null is "not there": a template must ask with "if" before it prints one.
/// </summary>
public abstract record View;
