using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model;

/// <summary>How to log in. Precedence, as in GeneSIS: key, else agent, else password.</summary>
public sealed record Credentials(
    Located<string> UserName,
    Located<ModelValue>? Password,
    Located<ModelValue>? KeyFile,
    Located<string>? AgentSocket,
    TextSpan Origin);

/// <summary>A text that stands in the model, or a reference that is resolved at apply and nowhere earlier.</summary>
public abstract record ModelValue;

public sealed record LiteralValue(string Text) : ModelValue;

public sealed record EnvironmentReference(string Name) : ModelValue;

public sealed record FileReference(string Path) : ModelValue;

public sealed record CommandReference(ImmutableArray<string> Words) : ModelValue;

public sealed record DockerResource(
    Located<string> Image,
    Located<string> Command,
    ImmutableArray<Located<string>> Links,
    ImmutableArray<PortBinding> PortBindings,
    ImmutableArray<DeviceMapping> Devices,
    ImmutableArray<Mount> Mounts,
    ImmutableArray<EnvironmentVariable> Environment,
    ImmutableArray<ExtraOption> ExtraOptions,
    ResourceLimits? Resources,
    Placement? Placement,
    ImmutableArray<SecretFile> Secrets,
    ImmutableArray<ConfigFile> Configs,
    Registry? Registry,
    TextSpan Origin);

/// <summary>GeneSIS's order: the key is the host's port, the value the container's.</summary>
public sealed record PortBinding(
    Located<int> HostPort,
    Located<int> ContainerPort,
    TransportProtocol Protocol,
    TextSpan Origin);

public sealed record DeviceMapping(
    Located<string> PathOnHost,
    Located<string> PathInContainer,
    Located<string> Permissions,
    TextSpan Origin);

/// <summary>From "mounts" (an absolute source is a bind, another a volume) and from our "volumes".</summary>
public sealed record Mount(
    MountKind Kind,
    Located<string> Source,
    Located<string> Target,
    Located<bool> IsReadOnly,
    TextSpan Origin);

public sealed record EnvironmentVariable(Located<string> Name, Located<ModelValue> Value, TextSpan Origin);

/// <summary>A key of Docker's HostConfig and its value as text: a word, or a list of words.</summary>
public sealed record ExtraOption(Located<string> Key, ImmutableArray<Located<string>> Values, TextSpan Origin);

/// <summary>Null means no limit. Memory in bytes, CPUs in thousandths.</summary>
public sealed record ResourceLimits(
    Located<int>? CpuLimit,
    Located<long>? MemoryLimit,
    Located<int>? PidLimit,
    Located<int>? CpuReservation,
    Located<long>? MemoryReservation,
    TextSpan Origin);

public sealed record Placement(
    ImmutableArray<Located<string>> Constraints,
    ImmutableArray<Located<string>> SpreadOver,
    Located<int>? MaxReplicasPerNode,
    TextSpan Origin);

/// <summary>A secret that the component reads from a file.</summary>
public sealed record SecretFile(
    Located<string> Name,
    Located<ModelValue> Value,
    Located<string> Target,
    Located<int> Mode,
    TextSpan Origin);

/// <summary>A file of the model's folder, or a text in the model, that the component reads.</summary>
public sealed record ConfigFile(
    Located<string> Name,
    Located<string>? File,
    Located<string>? Content,
    Located<string> Target,
    Located<int> Mode,
    TextSpan Origin);

public sealed record Registry(
    Located<string> Server,
    Located<string>? UserName,
    Located<ModelValue>? Password,
    TextSpan Origin);

/// <summary>A recipe of shell commands. An empty command is one that is not run.</summary>
/// <summary>Who the application of a recipe is in its container: a user without rights of its own, or root.</summary>
public enum RecipeUser
{
    App,
    Root,
}

public sealed record SshResource(
    Located<string> BaseImage,
    Located<RecipeUser> RunAs,
    Upload? Upload,
    Located<string> Download,
    Located<string> Install,
    Located<string> Configure,
    Located<string> Start,
    Located<string> Stop,
    Credentials? Credentials,
    TextSpan Origin)
{
    /// <summary>GeneSIS's editor leaves an empty recipe on every component.</summary>
    public bool IsEmpty =>
        Upload is null && Download.Value.Length + Install.Value.Length + Configure.Value.Length + Start.Value.Length == 0;
}

public sealed record Upload(Located<string> LocalFile, Located<string> RemoteFile, TextSpan Origin);

public sealed record AnsibleResource(
    Located<string> PlaybookPath,
    Located<string> PlaybookHost,
    Credentials? Credentials,
    TextSpan Origin);
