namespace Modelc.Artifacts;

public enum Strategy
{
    Builtin,
    DockerSwarm,
}

public enum ProxyKind
{
    HaProxy,
    Nginx,
    None,
}

public enum ProxyMode
{
    Http,
    Tcp,
}

public enum FailureAction
{
    Rollback,
    Pause,
    Continue,
}

public enum RestartCondition
{
    Any,
    OnFailure,
    None,
}

public enum SwarmRole
{
    Manager,
    Worker,
}

public enum NodeAvailability
{
    Active,
    Pause,
    Drain,
}

public enum TransportProtocol
{
    Tcp,
    Udp,
}

public enum MountKind
{
    Bind,
    Volume,
    Tmpfs,
}
