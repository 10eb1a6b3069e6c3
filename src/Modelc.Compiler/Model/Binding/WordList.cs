using System.Collections.Immutable;
using Modelc.Artifacts;

namespace Modelc.Compiler.Model.Binding;

/// <summary>The words that a field takes, and what they mean.</summary>
internal sealed class WordList<T>(params ImmutableArray<(string Name, T Value)> words)
{
    public ImmutableArray<string> Names { get; } = [.. words.Select(word => word.Name)];

    public bool TryFind(string name, out T value)
    {
        foreach (var word in words)
        {
            value = word.Value;
            if (word.Name == name)
                return true;
        }

        value = default!;
        return false;
    }
}

internal static class Words
{
    public static WordList<Strategy> Strategies { get; } =
        new(("Builtin", Strategy.Builtin), ("Docker Swarm", Strategy.DockerSwarm));

    public static WordList<ProxyKind> Proxies { get; } =
        new(("haproxy", ProxyKind.HaProxy), ("nginx", ProxyKind.Nginx), ("none", ProxyKind.None));

    public static WordList<ProxyMode> ProxyModes { get; } = new(("http", ProxyMode.Http), ("tcp", ProxyMode.Tcp));

    public static WordList<FailureAction> FailureActions { get; } = new(
        ("rollback", FailureAction.Rollback),
        ("pause", FailureAction.Pause),
        ("continue", FailureAction.Continue));

    public static WordList<RestartCondition> RestartConditions { get; } = new(
        ("any", RestartCondition.Any),
        ("on-failure", RestartCondition.OnFailure),
        ("none", RestartCondition.None));

    public static WordList<SwarmRole> SwarmRoles { get; } =
        new(("manager", SwarmRole.Manager), ("worker", SwarmRole.Worker));

    public static WordList<NodeAvailability> NodeAvailabilities { get; } = new(
        ("active", NodeAvailability.Active),
        ("pause", NodeAvailability.Pause),
        ("drain", NodeAvailability.Drain));

    public static WordList<RecipeUser> RecipeUsers { get; } = new(("app", RecipeUser.App), ("root", RecipeUser.Root));

    public static WordList<MountKind> MountKinds { get; } =
        new(("bind", MountKind.Bind), ("volume", MountKind.Volume), ("tmpfs", MountKind.Tmpfs));
}
