namespace Modelc.Apply.Compare;

/// <summary>What units stand on: hosts, swarms, networks, images that several share, and what is only told.</summary>
internal static class GroundFields
{
    private static readonly string[] Work = ["unit:@", "unit:place", "unit:kind", "unit:strategy", "unit:proxy"];

    public static IReadOnlyList<FieldRow> Rows { get; } =
    [
        // A host is used or not because of what stands on it.
        Row("host", "@", "") with { From = [.. Work, "swarm:nodes", "swarm:@"] },
        Row("host", "address", "address") with { Places = ["ip"] },
        Row("host", "needsEngine", "needs Docker") with { From = [.. Work, "swarm:@", "swarm:nodes"] },
        Row("host", "connection.kind", "reached by") with { Places = ["credentials"], From = ["address"], Text = FieldText.Word },
        Row("host", "connection.user", "user") with { Places = ["credentials/username"], From = ["connection.kind"] },
        Row("host", "connection.port", "port") with { Places = ["port"], From = ["connection.kind", "connection.tls"] },
        Row("host", "connection.keyFile", "key") with
        {
            Places = ["credentials/sshkey"], From = ["connection.kind"], Text = FieldText.Value, IsWhole = true,
        },
        Row("host", "connection.agentSocket", "agent") with
        {
            Places = ["credentials/agent"], From = ["connection.kind", "connection.keyFile"],
        },
        Row("host", "connection.password", "password") with
        {
            Places = ["credentials/password"],
            From = ["connection.kind", "connection.keyFile", "connection.agentSocket"],
            Text = FieldText.Value,
            IsWhole = true,
        },
        Row("host", "connection.tls", "certificates") with
        {
            Places = ["properties"], From = ["connection.kind"], Text = FieldText.Tls, IsWhole = true,
        },
        Row("host", "origin", "place in the model"),

        Row("swarm", "@", "") with { From = [.. Work] },
        Row("swarm", "isDeclared", "declared"),
        Row("swarm", "nodes[*]", "node", now => now.Goes ? Effect.Rolling : Effect.None) with { Places = ["nodes/{}"], Text = FieldText.Node },
        Row("swarm", "nodes[*].role", "role of node {}") with { Places = ["nodes/{}/role"] },
        Row("swarm", "nodes[*].availability", "availability of node {}", Moving) with { Places = ["nodes/{}/availability"] },
        Row("swarm", "nodes[*].labels", "labels of node {}", Moving) with
        {
            Places = ["nodes/{}/labels"], Text = FieldText.Labels, IsWhole = true,
        },
        Row("swarm", "origin", "place in the model") with { From = ["isDeclared"] },

        Row("network", "@", "") with { From = [.. Work, "unit:container.networks", "unit:container.names"] },
        Row("network", "place", "place") with { From = [.. Work] },
        Row("network", "origin", "place in the model") with { From = [.. Work, "unit:origin"] },

        Row("image", "@", "") with { From = [.. Work, "unit:watchdog"] },
        Row("image", "kind", "kind"),
        Row("image", "baseImage", "base image", Effects.Watchdog),
        Row("image", "hosts", "built on") with { From = [.. Work, "swarm:nodes", "unit:watchdog"] },
        Row("image", "origin", "place in the model"),

        Row("endpoint", "@", ""),
        Row("endpoint", "address", "address") with { Places = ["ip"] },
        Row("endpoint", "ports", "ports") with { Places = ["provided_communication_port"] },
        Row("endpoint", "origin", "place in the model"),

        Row("not deployed", "@", "") with { From = [.. Work, "host:@", "swarm:nodes", "swarm:@"] },
        Row("not deployed", "origin", "place in the model"),

        Row("plan", "app", "application", Effects.Downtime) with { Places = ["/name"] },
        Row("plan", "modelName", "name of the model") with { Places = ["/name"], From = ["app"] },
    ];

    /// <summary>Tasks that may not stay where they are move; where they may, nothing is touched.</summary>
    private static Effect Moving(Situation now) => Effect.Rolling;

    private static FieldRow Row(string section, string pattern, string label) => Row(section, pattern, label, Effects.None);

    private static FieldRow Row(string section, string pattern, string label, Func<Situation, Effect> effect) =>
        new(section, pattern, label, effect);
}
