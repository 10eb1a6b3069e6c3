using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Modelc.Apply.Hosts.Ssh;

/// <summary>Lines of ssh that say why it could not log in. The first that matches counts: causes stand before what they cause.</summary>
internal static partial class LoginProblems
{
    public sealed record Known(Regex Pattern, Func<SshTarget, Match, SshProblem?> Problem);

    public static ImmutableArray<Known> All { get; } =
    [
        new(Configuration(), (target, match) => new(
            $"ssh does not accept its configuration, so \"{target.Host}\" cannot be reached: {match.Value}.",
            "Correct that line.")),
        new(NoName(), (target, match) => new(
            $"\"{target.Host}\" cannot be reached: {Whose(target, match)} does not resolve.",
            "Correct the address, or give it a HostName in your ssh configuration.")),
        new(ChangedKey(), (target, match) => new(
            $"The host key of {Whose(target, match)} is not the one that your known_hosts has, so \"{target.Host}\" may be somebody else.",
            $"If you know why it changed, remove the old one with \"ssh-keygen -R {RemoveName(target, match)}\" and accept the new one.")),
        new(UnknownKey(), (target, match) => new(
            $"The host key of {Whose(target, match)} is in no known_hosts, so \"{target.Host}\" may be anybody.",
            $"Compare and accept it with \"ssh {target.Login}\", or pass --accept-new-host-keys.")),
        new(UncheckedKey(), (target, _) => new(
            $"The host key of \"{target.Host}\" could not be checked.",
            $"Look at what \"ssh {target.Login}\" says about it.")),
        new(UnreadableKey(), (target, match) => new(
            $"\"{target.Host}\" cannot be logged in to: ssh does not take the key {match.Groups["file"].Value}, which others may read.",
            $"Run \"chmod 600 {match.Groups["file"].Value}\".")),
        new(MissingKey(), (target, match) => !IsOf(target, match.Groups["file"].Value) ? null : new(
            $"\"{target.Host}\" cannot be logged in to: there is no key {match.Groups["file"].Value}.",
            "Put it there, or correct the path in the model.")),
        new(TooManyKeys(), (target, _) => new(
            $"\"{target.Host}\" turned the login away after too many keys.",
            "Name the key in the model, or set IdentityFile and IdentitiesOnly for the host in your ssh configuration.")),
        new(Denied(), (target, match) => new(
            $"\"{target.Host}\" cannot be logged in to: permission denied for {Who(target, match)}, who may come by {Methods(match)}; {Tried(target)}.",
            Remedy(target))),
        new(Refused(), (target, match) => new(
            $"\"{target.Host}\" cannot be reached: {Whose(target, match)} refuses connections.",
            "Start its ssh server, or correct the address or the port.")),
        new(JumpRefused(), (target, match) => new(
            $"\"{target.Host}\" cannot be reached: the jump host cannot connect to {target.Address}: {match.Groups["why"].Value}.",
            "Start its ssh server, or correct the address or the port.")),
        new(NoRoute(), (target, match) => new(
            $"\"{target.Host}\" cannot be reached: there is no way to {Whose(target, match)}.",
            "See to the network, or correct the address.")),
        new(NoBanner(), (target, match) => new(
            $"\"{target.Host}\" at {target.Address} takes connections, but its ssh server does not answer.",
            "The host may be overloaded or hung; see to it, then run this again.")),
        new(TimedOut(), (target, match) => new(
            $"\"{target.Host}\" does not answer at {Whose(target, match)}.",
            "See that it is up and that no firewall drops ssh, or correct the address.")),
        new(NoAgreement(), (target, match) => new(
            $"\"{target.Host}\" and this machine's ssh have no {match.Groups["what"].Value} in common.",
            "Update the older one.")),
        new(Reset(), (target, _) => new(
            $"The ssh server of \"{target.Host}\" at {target.Address} closes connections before a login.",
            "It may have too many logins under way (MaxStartups), or block this machine; see its log, then run this again.",
            MayPass: true)),
        new(NoHelper(), (target, _) => new(
            $"\"{target.Host}\" cannot be reached: the way to {target.Address} by a jump host or a proxy command ended at once.",
            $"Try \"ssh -v {target.Login}\".")),
    ];

    /// <summary>The place that ssh speaks of; a jump host on the way has its own.</summary>
    private static string Whose(SshTarget target, Match match) =>
        (match.Groups["where"].Value, match.Groups["port"].Value) switch
        {
            ("", _) => target.Address,
            (var where, "" or "22") => where,
            var (where, port) => $"{where} port {port}",
        };

    private static string RemoveName(SshTarget target, Match match) =>
        match.Groups["where"].Value is { Length: > 0 } where
            ? where.StartsWith('[') ? $"'{where}'" : where
            : target.Address;

    private static bool IsOf(SshTarget target, string file) =>
        target.KeyFile is { } key && file.EndsWith(key.TrimStart('~'), StringComparison.Ordinal);

    private static string Who(SshTarget target, Match match) =>
        match.Groups["who"].Value is { Length: > 0 } who ? who : target.Login;

    private static string Methods(Match match) => match.Groups["methods"].Value.Replace(",", " or ", StringComparison.Ordinal);

    private static string Tried(SshTarget target) => target switch
    {
        { HasPassword: true } => "the password did not help",
        { KeyFile: { } key } => $"the key {key} did not help",
        { Connection.AgentSocket: { } agent } => $"no key of the agent at {agent} helped",
        _ => "no key of yours helped",
    };

    private static string Remedy(SshTarget target) => target switch
    {
        { HasPassword: true } => "Correct the user name or the password in the model.",
        { KeyFile: not null } => "See that the host has its public half, and that an agent holds it if it has a passphrase.",
        _ => $"See that \"ssh {target.Login}\" works without a question: load the key into your agent, or name it in the model.",
    };

    [GeneratedRegex(".*Bad configuration option.*|.*bad configuration options|.*: (keyword .*|garbage at end.*|missing argument.*)$")]
    private static partial Regex Configuration();

    [GeneratedRegex("Could not resolve hostname (?<where>[^:]+):")]
    private static partial Regex NoName();

    [GeneratedRegex("Host key for (?<where>.+) has changed")]
    private static partial Regex ChangedKey();

    [GeneratedRegex("No .* host key is known for (?<where>.+) and you have requested")]
    private static partial Regex UnknownKey();

    [GeneratedRegex("Host key verification failed")]
    private static partial Regex UncheckedKey();

    [GeneratedRegex("Load key \"(?<file>[^\"]+)\": bad permissions")]
    private static partial Regex UnreadableKey();

    [GeneratedRegex("no such identity: (?<file>.+): No such file")]
    private static partial Regex MissingKey();

    [GeneratedRegex("Too many authentication failures")]
    private static partial Regex TooManyKeys();

    [GeneratedRegex(@"^(?:(?<who>.+): )?Permission denied(?: \((?<methods>[^)]*)\))?")]
    private static partial Regex Denied();

    [GeneratedRegex("connect to host (?<where>.+) port (?<port>[0-9]+): Connection refused")]
    private static partial Regex Refused();

    [GeneratedRegex("open failed: (?:connect failed|administratively prohibited): (?<why>.+)")]
    private static partial Regex JumpRefused();

    [GeneratedRegex("connect to host (?<where>.+) port (?<port>[0-9]+): (?:No route to host|Network is unreachable|Network is down|Host is down)")]
    private static partial Regex NoRoute();

    [GeneratedRegex("timed out during banner exchange|Connection timed out during")]
    private static partial Regex NoBanner();

    [GeneratedRegex("connect to host (?<where>.+) port (?<port>[0-9]+): (?:Connection|Operation) timed out|Connection to .* timed out")]
    private static partial Regex TimedOut();

    [GeneratedRegex("no matching (?<what>.+) found")]
    private static partial Regex NoAgreement();

    [GeneratedRegex("^Connection (?:closed|reset) by (?!UNKNOWN)|kex_exchange_identification: (?:read: Connection reset|banner line contains|write:)|Not allowed at this time|Broken pipe")]
    private static partial Regex Reset();

    [GeneratedRegex("UNKNOWN port 65535")]
    private static partial Regex NoHelper();
}
