using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model;

/// <summary>
/// A value and the place it was born at. A default has the place of the object that lacks the field,
/// so that a rule never has to ask where it was.
/// </summary>
public readonly record struct Located<T>(T Value, TextSpan Origin, bool IsGiven = true)
{
    public static implicit operator T(Located<T> located) => located.Value;
}
