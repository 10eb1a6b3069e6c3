namespace Modelc.Compiler.Text;

/// <summary>A stretch of a source text, in bytes from its start.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static TextSpan FromBounds(int start, int end) => new(start, end - start);
}
