using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules;

/// <summary>A rule that looks at one deployable component at a time.</summary>
public abstract class ComponentRule(DiagnosticDescriptor descriptor) : Rule(descriptor)
{
    public sealed override IEnumerable<Diagnostic> Check(ModelView view) =>
        view.Internals.SelectMany(component => Check(view, component));

    protected abstract IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component);
}
