using System.Collections.Immutable;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules;

/// <summary>All rules there are: every class in this assembly that is one, ordered by code.</summary>
public static class RuleSet
{
    public static ImmutableArray<Rule> Rules { get; } =
    [
        .. typeof(RuleSet).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract)
            .Select(type => (Rule)Activator.CreateInstance(type)!)
            .OrderBy(rule => rule.Descriptor.Code, StringComparer.Ordinal),
    ];

    /// <summary>Adds what the rules find to the bag; null when the bag holds an error.</summary>
    public static CheckedModel? Check(DeploymentModel model, DiagnosticBag bag) => CheckedModel.Check(model, bag);

    /// <summary>To be called once planning is done: the model may also suppress what the planner had to say.</summary>
    public static void SilencePlanning(CheckedModel model, DiagnosticBag bag) =>
        Suppressions.Apply(model.Model, bag, Stage.AfterRules);
}
