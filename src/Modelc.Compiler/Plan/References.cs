using Modelc.Artifacts;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Plan;

/// <summary>That a consumer knows a provider by a name.</summary>
internal sealed record Reference(InternalComponent Consumer, Component Provider, string Name, TextSpan Origin);

/// <summary>Who knows whom: by the model's links, under the component's own name, and by Docker's, under an alias.</summary>
internal static class References
{
    public static IEnumerable<Reference> In(ModelView view)
    {
        var byName = view.Model.Components.ToDictionary(c => c.Name.Value, StringComparer.Ordinal);
        return view.Internals
            .Where(c => (view.WorkloadOf(c) & Workload.Container) != 0)
            .OrderBy(c => c.Name.Value, StringComparer.Ordinal)
            .SelectMany(consumer => ByLinks(view, consumer).Concat(ByAliases(consumer, byName)))
            .Where(reference => reference.Provider != reference.Consumer)
            .DistinctBy(reference => (reference.Consumer, reference.Provider, reference.Name));
    }

    private static IEnumerable<Reference> ByLinks(ModelView view, InternalComponent consumer) =>
        view.LinksTo(consumer)
            .OrderBy(link => link.Name.Value, StringComparer.Ordinal)
            .Select(link => new Reference(consumer, link.Provider.Component, link.Provider.Component.Name, link.Origin));

    private static IEnumerable<Reference> ByAliases(InternalComponent consumer, Dictionary<string, Component> byName)
    {
        foreach (var link in consumer.Docker?.Links ?? [])
        {
            var (container, alias) = link.Value.Split(':', 2) is [var name, var other] ? (name, other) : (link.Value, link.Value);
            if (byName.TryGetValue(container, out var provider))
                yield return new Reference(consumer, provider, alias, link.Origin);
        }
    }
}
