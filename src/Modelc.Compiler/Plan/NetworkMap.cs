using System.Collections.Immutable;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Plan;

/// <summary>The networks there are, and for each component those it is on and the names it must be told.</summary>
internal sealed class NetworkMap
{
    private readonly Dictionary<string, NetworkPlan> networks = new(StringComparer.Ordinal);
    private readonly Dictionary<InternalComponent, Dictionary<string, SortedSet<string>>> uses = [];
    private readonly Dictionary<InternalComponent, Dictionary<string, SortedSet<string>>> proxyUses = [];
    private readonly Dictionary<InternalComponent, SortedDictionary<string, string>> names = [];

    public ImmutableArray<NetworkPlan> Networks =>
        [.. networks.Values.OrderBy(n => n.Name, StringComparer.Ordinal).ThenBy(n => n.Host, StringComparer.Ordinal)];

    public void Add(NetworkPlan network) => networks[network.Name] = network;

    public void Join(InternalComponent component, string network, params IEnumerable<string> aliases) =>
        Join(uses, component, network, aliases);

    public void JoinProxy(InternalComponent component, string network, params IEnumerable<string> aliases) =>
        Join(proxyUses, component, network, aliases);

    public void Tell(InternalComponent component, string name, string address)
    {
        if (!names.TryGetValue(component, out var known))
            names.Add(component, known = new(StringComparer.Ordinal));
        known[name] = address;
    }

    public ImmutableArray<NetworkUse> UsesOf(InternalComponent component) => Uses(uses, component);

    public ImmutableArray<NetworkUse> ProxyUsesOf(InternalComponent component) => Uses(proxyUses, component);

    public ImmutableArray<KnownName> NamesOf(InternalComponent component) =>
        names.TryGetValue(component, out var known) ? [.. known.Select(n => new KnownName(n.Key, n.Value))] : [];

    private static void Join(
        Dictionary<InternalComponent, Dictionary<string, SortedSet<string>>> all,
        InternalComponent component,
        string network,
        IEnumerable<string> aliases)
    {
        if (!all.TryGetValue(component, out var own))
            all.Add(component, own = new(StringComparer.Ordinal));
        if (!own.TryGetValue(network, out var known))
            own.Add(network, known = new(StringComparer.Ordinal));
        known.UnionWith(aliases);
    }

    private static ImmutableArray<NetworkUse> Uses(
        Dictionary<InternalComponent, Dictionary<string, SortedSet<string>>> all, InternalComponent component) =>
        all.TryGetValue(component, out var own)
            ? [.. own.OrderBy(u => u.Key, StringComparer.Ordinal).Select(u => new NetworkUse(u.Key, [.. u.Value]))]
            : [];
}
