using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Plan;

/// <summary>Which of Docker's own options the target can honour. Rules have told the user of the others.</summary>
internal static class OptionPlanner
{
    private const string Labels = "Labels";
    private const string Network = "NetworkMode";

    public static ImmutableArray<OptionPlan> Plan(InternalComponent component, bool isOnSwarm) =>
    [
        .. Given(component)
            .Where(option => option.Key.Value is not (Labels or HostConfigKey.RestartPolicy) && IsHonoured(option.Key, isOnSwarm))
            .OrderBy(option => option.Key.Value, StringComparer.Ordinal)
            .Select(option => new OptionPlan(option.Key, WordsOf(option))),
    ];

    public static ImmutableArray<LabelPlan> LabelsOf(InternalComponent component) =>
    [
        .. Given(component)
            .Where(option => option.Key.Value == Labels)
            .SelectMany(option => WordsOf(option))
            .Select(word => word.Split('=', 2))
            .Select(parts => new LabelPlan(parts[0], parts.ElementAtOrDefault(1) ?? ""))
            .OrderBy(label => label.Name, StringComparer.Ordinal),
    ];

    /// <summary>As Docker has it: "name=on-failure", "MaximumRetryCount=3".</summary>
    public static RestartPlan RestartOf(InternalComponent component)
    {
        var given = Given(component).Where(option => option.Key.Value == HostConfigKey.RestartPolicy).ToList();
        var words = given.SelectMany(option => WordsOf(option)).ToList();
        return new RestartPlan(ConditionOf(given), Defaults.RestartDelay, RetriesOf(words), Window: null);
    }

    /// <summary>The container shares a network that is not ours to choose, so it can join none of ours.</summary>
    public static bool HasForeignNetwork(InternalComponent component) =>
        Given(component).Any(option => option.Key.Value == Network);

    private static RestartCondition ConditionOf(List<ExtraOption> given) => given.Select(RestartName.Of).FirstOrDefault() switch
    {
        "no" => RestartCondition.None,
        "on-failure" => RestartCondition.OnFailure,
        _ => RestartCondition.Any,
    };

    private static int? RetriesOf(List<string> words) =>
        int.TryParse(ValueOf(words, "MaximumRetryCount"), out var retries) && retries > 0 ? retries : null;

    private static string? ValueOf(List<string> words, string key) =>
        words.Select(word => word.Split('=', 2))
            .Where(parts => parts[0].Equals(key, StringComparison.OrdinalIgnoreCase))
            .Select(parts => parts.ElementAtOrDefault(1))
            .FirstOrDefault();

    private static bool IsHonoured(string key, bool isOnSwarm) =>
        HostConfigKey.Find(key) is { } known && (isOnSwarm ? known.StackKey : known.RunFlag) is not null;

    private static ImmutableArray<ExtraOption> Given(InternalComponent component) => component.Docker?.ExtraOptions ?? [];

    private static ImmutableArray<string> WordsOf(ExtraOption option) => [.. option.Values.Select(word => word.Value)];
}
