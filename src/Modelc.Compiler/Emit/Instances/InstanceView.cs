using System.Collections.Immutable;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Templates;

namespace Modelc.Compiler.Emit.Instances;

/// <summary>How one container of a component is made, in unit.env.</summary>
/// <param name="Origin">"built" on the host, or "pulled".</param>
/// <param name="SecretNames">Files that must be there: <paramref name="SecretVariables"/> are read when a container is made.</param>
internal sealed record InstanceView(
    ShWord Revision,
    ShWord Image,
    ShWord Origin,
    ShWord Networks,
    ShWord SecretVariables,
    ShWord SecretNames,
    int GraceSeconds,
    ImmutableArray<ShWord> Options,
    ImmutableArray<ShWord> Words,
    ImmutableArray<FileView> Files,
    ImmutableArray<FileView> Secrets,
    ImmutableArray<ConnectionView> Connections,
    RegistryView? Registry) : View;

/// <summary>A file that enters the container before it starts: one of the folder, or a secret by its name.</summary>
internal sealed record FileView(ShWord Source, ShWord Target, ShWord Mode) : View;

internal sealed record ConnectionView(ShWord Network, ImmutableArray<ShWord> Aliases) : View;

internal sealed record RegistryView(ShWord Server, ShWord User, ShWord Password) : View;
