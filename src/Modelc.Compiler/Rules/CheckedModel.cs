using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules;

/// <summary>A model without an error. It can only be made by the check itself, so nothing unchecked can be planned.</summary>
public sealed class CheckedModel
{
    private CheckedModel(ModelView view) => View = view;

    public ModelView View { get; }

    public DeploymentModel Model => View.Model;

    internal static CheckedModel? Check(DeploymentModel model, DiagnosticBag bag)
    {
        var view = ModelView.Of(model);
        foreach (var rule in RuleSet.Rules)
            bag.AddRange(rule.Check(view));
        Suppressions.Apply(model, bag, Stage.UpToRules);
        return bag.HasErrors ? null : new CheckedModel(view);
    }
}
