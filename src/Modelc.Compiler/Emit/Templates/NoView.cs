namespace Modelc.Compiler.Emit.Templates;

/// <summary>For a file that is the same wherever it is written.</summary>
public sealed record NoView : View;
