using System.Collections.Immutable;
using System.Globalization;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Hosts.Ssh;

/// <summary>Who logs in where, with what: the part of ssh's words that comes from the model.</summary>
internal sealed record SshTarget(string Host, string Address, SshConnection Connection)
{
    /// <summary>A file with the key, ready to read. Null: whatever the user's ssh would take.</summary>
    public string? KeyFile { get; init; }

    /// <summary>What a person would type.</summary>
    public string Login => Connection.User is { } user ? $"{user}@{Address}" : Address;

    public bool HasPassword => Connection.Password is not null;

    public ImmutableArray<string> Words =>
    [
        .. Connection.User is { } user ? ["-l", user] : ImmutableArray<string>.Empty,
        .. Connection.Port is { } port ? ["-p", port.ToString(CultureInfo.InvariantCulture)] : ImmutableArray<string>.Empty,
        .. KeyFile is { } key ? Option("IdentityFile", key) : [],
        .. KeyFile is not null ? ["-o", "IdentitiesOnly=yes"] : ImmutableArray<string>.Empty,
        .. Connection.AgentSocket is { } socket ? Option("IdentityAgent", socket) : [],
        .. HasPassword ? PasswordOptions : ["-o", "BatchMode=yes"],
    ];

    /// <summary>The password first, or else a server would have had enough of wrong keys before it is asked for it.</summary>
    private static ImmutableArray<string> PasswordOptions =>
        ["-o", "BatchMode=no", "-o", "NumberOfPasswordPrompts=1", "-o", "PreferredAuthentications=password,keyboard-interactive,publickey"];

    /// <summary>ssh reads the value as a line of its configuration, where percent signs and blanks have a meaning.</summary>
    private static ImmutableArray<string> Option(string name, string path) =>
        ["-o", $"{name}=\"{path.Replace("%", "%%", StringComparison.Ordinal)}\""];
}
