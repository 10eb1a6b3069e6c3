using System.Text.Json;
using System.Text.Json.Serialization;
using Modelc.Artifacts.Plan;

namespace Modelc.Artifacts.Json;

// Generated at build time: reflection would cost more start-up time than a small build takes.
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(CamelCase<ArtifactKind>),
        typeof(CamelCase<FailureAction>),
        typeof(CamelCase<MountKind>),
        typeof(CamelCase<NodeAvailability>),
        typeof(CamelCase<Phase>),
        typeof(CamelCase<ProxyKind>),
        typeof(CamelCase<ProxyMode>),
        typeof(CamelCase<RestartCondition>),
        typeof(CamelCase<Strategy>),
        typeof(CamelCase<SwarmRole>),
        typeof(CamelCase<TransportProtocol>),
        typeof(CamelCase<UpdateOrder>),
    ])]
[JsonSerializable(typeof(DeploymentPlan))]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ArtifactsJsonContext : JsonSerializerContext;
