namespace Modelc.Compiler.Text;

/// <summary>A span together with the text that it lies in.</summary>
public readonly record struct SourceLocation(SourceText Source, TextSpan Span)
{
    public LinePosition Start => Source.PositionOf(Span.Start);

    public LinePosition End => Source.PositionOf(Span.End);
}
