namespace Modelc.Compiler.Emit.Templates;

/// <summary>A property of a view under the name that templates use.</summary>
internal sealed record ViewMember(string Name, ViewShape Shape, Func<object, object?> Read);
