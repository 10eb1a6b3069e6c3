using System.Collections.Immutable;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Plan;

/// <summary>When a unit's turn is, and which units it waits for.</summary>
internal sealed record Turn(int Wave, ImmutableArray<string> After);

/// <summary>
/// In which order components come: behind everything that feeds a mandatory port of theirs, and what feeds that, and so
/// on. Waves are as early as that allows. What is not deployed takes no wave, and whoever waits for it waits for its providers.
/// </summary>
internal sealed class WavePlanner
{
    private readonly ModelView view;
    private readonly Dictionary<InternalComponent, Turn> turns = [];

    private WavePlanner(ModelView view) => this.view = view;

    public static WavePlanner Plan(ModelView view)
    {
        var waves = new WavePlanner(view);
        foreach (var component in view.Internals)
            waves.Settle(component);
        return waves;
    }

    public Turn Of(InternalComponent component) => turns[component];

    // A chain may be as long as the model, so the way down is kept in a stack of our own. Rules refuse circles.
    private void Settle(InternalComponent first)
    {
        var pending = new Stack<InternalComponent>([first]);
        while (pending.TryPeek(out var component))
        {
            var providers = Providers(component).ToList();
            var unsettled = providers.Where(provider => !turns.ContainsKey(provider)).ToList();
            unsettled.ForEach(pending.Push);
            if (unsettled.Count > 0)
                continue;
            turns.TryAdd(component, Behind(providers));
            pending.Pop();
        }
    }

    private IEnumerable<InternalComponent> Providers(InternalComponent component) =>
        view.LinksTo(component)
            .Where(link => link.Consumer.Port.IsMandatory)
            .Select(link => link.Provider.Component)
            .OfType<InternalComponent>();

    private Turn Behind(List<InternalComponent> providers) => new(
        providers.Select(EndOf).DefaultIfEmpty(0).Max(),
        [.. providers.SelectMany(Awaited).Distinct().Order(StringComparer.Ordinal)]);

    private IEnumerable<string> Awaited(InternalComponent provider) =>
        UnitNames.OfLast(view, provider) is { } unit ? [unit] : turns[provider].After;

    private int EndOf(InternalComponent provider) => turns[provider].Wave + Length(provider);

    /// <summary>A container and commands of one component come one after the other.</summary>
    private int Length(InternalComponent component)
    {
        var workload = view.WorkloadOf(component);
        return ((workload & Workload.Container) != 0 ? 1 : 0) + (workload.HasFlag(Workload.HostCommands) ? 1 : 0);
    }
}
