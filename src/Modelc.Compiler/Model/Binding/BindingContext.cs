using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model.Binding;

/// <summary>What all binders of one model share.</summary>
internal sealed class BindingContext(SourceText source, FieldLog? fields)
{
    public DiagnosticBag Bag { get; } = new();

    /// <summary>How many errors there are by now: a binder that sees it grow knows that its part is broken.</summary>
    public int ErrorCount { get; private set; }

    public FieldLog? Fields => fields;

    public SourceText Source => source;

    public SourceLocation At(TextSpan span) => new(source, span);

    public void Report(Diagnostic diagnostic)
    {
        Bag.Add(diagnostic);
        if (diagnostic.Severity == Severity.Error)
            ErrorCount++;
    }
}
