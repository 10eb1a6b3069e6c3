namespace Modelc.Compiler.Rules;

/// <summary>What a component becomes on its host; the table in the design, as code.</summary>
[Flags]
public enum Workload
{
    /// <summary>Nothing of ours deploys it, or it has nothing to deploy.</summary>
    None = 0,

    /// <summary>A service of a swarm, of one node or many.</summary>
    SwarmService = 1,

    /// <summary>Replicas behind a proxy on plain Docker.</summary>
    BuiltinReplicas = 2,

    /// <summary>One container, recreated when it changed.</summary>
    PlainContainer = 4,

    /// <summary>Commands that run on the host itself. May come on top of a container: GeneSIS adds resources up.</summary>
    HostCommands = 8,

    Replicated = SwarmService | BuiltinReplicas,
    Container = Replicated | PlainContainer,
}
