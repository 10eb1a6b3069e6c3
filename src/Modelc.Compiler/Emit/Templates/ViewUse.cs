namespace Modelc.Compiler.Emit.Templates;

/// <summary>One rendering: the template's name and what it was given.</summary>
public sealed record ViewUse(string Template, View View);
