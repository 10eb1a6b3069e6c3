namespace Modelc.Compiler.Text;

/// <summary>A place for people: both numbers start at 1.</summary>
public readonly record struct LinePosition(int Line, int Column);
