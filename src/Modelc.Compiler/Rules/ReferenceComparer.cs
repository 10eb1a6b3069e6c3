using System.Runtime.CompilerServices;

namespace Modelc.Compiler.Rules;

/// <summary>Two ports may be written alike and still be two ports; and comparing records member by member is slow.</summary>
internal sealed class ReferenceComparer<T> : IEqualityComparer<T>
    where T : class
{
    public static ReferenceComparer<T> Instance { get; } = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T value) => RuntimeHelpers.GetHashCode(value);
}
