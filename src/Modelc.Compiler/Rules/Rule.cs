using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Rules;

/// <summary>
/// One thing that a seasoned operator would notice in a model. A rule is one file in this folder and one folder in
/// tests/cases/rules; it has one code, keeps no state, sees only the resolved model and is linear in its size.
/// It is an error when the deployment could not work, a warning when somebody may be sorry, an info when the
/// compiler understood something that the author may not have meant. On an ordinary good model it is silent.
/// </summary>
public abstract class Rule(DiagnosticDescriptor descriptor)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    /// <summary>What is wrong, in any order: findings are sorted by place later.</summary>
    public abstract IEnumerable<Diagnostic> Check(ModelView view);

    /// <summary>
    /// A finding about one component, which may suppress it. Sentence one is the fact, with names quoted as the user
    /// wrote them; sentence two is what to do.
    /// </summary>
    protected Diagnostic Found(ModelView view, Component about, TextSpan origin, string message) =>
        Descriptor.At(view.Model.At(origin), message) with { Component = about.Name.Value };

    /// <summary>A finding that belongs to no component.</summary>
    protected Diagnostic Found(ModelView view, TextSpan origin, string message) =>
        Descriptor.At(view.Model.At(origin), message);

    protected static RelatedNote Note(ModelView view, TextSpan origin, string message) => new(message, view.Model.At(origin));
}
