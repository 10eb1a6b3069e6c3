using System.Text.Json.Serialization;

namespace Modelc.Artifacts.Plan;

/// <summary>How the operator's machine reaches a host.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LocalConnection), "local")]
[JsonDerivedType(typeof(SshConnection), "ssh")]
[JsonDerivedType(typeof(EngineApiConnection), "engineApi")]
public abstract record ConnectionPlan;

public sealed record LocalConnection : ConnectionPlan;

/// <summary>Through the system's ssh. A null is left to the user's own ssh configuration.</summary>
public sealed record SshConnection(
    string? User,
    int? Port,
    ValuePlan? KeyFile,
    string? AgentSocket,
    ValuePlan? Password) : ConnectionPlan;

public sealed record EngineApiConnection(int Port, TlsPlan? Tls) : ConnectionPlan;

public sealed record TlsPlan(string Ca, string Certificate, string Key);
