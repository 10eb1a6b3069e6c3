using System.Collections.Immutable;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Plan;

/// <summary>
/// Which machines are worked on, and as whom. A machine is entered with its own credentials; a recipe that brings another
/// user name has the machine listed a second time under "user@host", since its commands mean that user's home.
/// </summary>
internal sealed class HostPlanner
{
    private readonly ModelView view;
    private readonly Dictionary<InfraComponent, ConnectionPlan> connections = [];
    private readonly SortedDictionary<string, HostPlan> used = new(StringComparer.Ordinal);

    public HostPlanner(ModelView view)
    {
        this.view = view;
        foreach (var host in view.Infrastructure)
            connections.Add(host, ConnectionPlanner.Plan(host, OwnOrBorrowed(host)));
    }

    public ImmutableArray<HostPlan> Hosts => [.. used.Values];

    /// <summary>The host's name; it gets an engine if it has none.</summary>
    public string UseEngine(InfraComponent host) => Use(host.Name, host, connections[host], needsEngine: true);

    /// <summary>The name to run a recipe's commands under.</summary>
    public string UseShell(InfraComponent host, Credentials? credentials)
    {
        var own = connections[host];
        if (credentials is null || !ConnectionPlanner.CanLogIn(credentials) || UserOf(own) == credentials.UserName.Value)
            return Use(host.Name, host, own, needsEngine: false);
        return Use(
            $"{credentials.UserName.Value}@{host.Name.Value}",
            host,
            ConnectionPlanner.Plan(host, credentials),
            needsEngine: false);
    }

    private string Use(string name, InfraComponent host, ConnectionPlan connection, bool needsEngine)
    {
        needsEngine |= used.TryGetValue(name, out var before) && before.NeedsEngine;
        used[name] = new HostPlan(name, host.Address, connection, needsEngine, view.Model.Paths.PathOf(host.Origin));
        return name;
    }

    /// <summary>GeneSIS logs in with the recipe's credentials, so a host may have none of its own.</summary>
    private Credentials? OwnOrBorrowed(InfraComponent host)
    {
        if (host is DockerHost || host.Credentials is { } own && ConnectionPlanner.CanLogIn(own))
            return host.Credentials;
        return view.GuestsOf(host)
            .OrderBy(guest => guest.Name.Value, StringComparer.Ordinal)
            .Select(guest => guest.Ssh?.Credentials)
            .FirstOrDefault(c => c is not null && ConnectionPlanner.CanLogIn(c)) ?? host.Credentials;
    }

    private static string? UserOf(ConnectionPlan connection) => (connection as SshConnection)?.User;
}
