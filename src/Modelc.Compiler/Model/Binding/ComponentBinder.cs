namespace Modelc.Compiler.Model.Binding;

/// <summary>One component of any type; swarms come last, since they name other components.</summary>
internal static class ComponentBinder
{
    public static BoundComponent Bind(ComponentDraft draft, LinkDemands demands, ComponentTable others)
    {
        // A component of an unknown type says nothing about its fields: nobody knows which it could have.
        if (draft.Type is not { } type)
            return new(draft.Name, null);
        var header = ComponentHeader.Read(draft, type);
        return type.Value switch
        {
            "/infra/docker_swarm" => SwarmBinder.Bind(header, others),
            "/external" or "/external/rfxcom" => ExternalBinder.Bind(header, demands),
            ['/', 'i', 'n', 'f', ..] => InfraBinder.Bind(header),
            _ => InternalBinder.Bind(header, demands),
        };
    }

    public static bool NamesOthers(ComponentDraft draft) => draft.Type?.Value == "/infra/docker_swarm";
}
