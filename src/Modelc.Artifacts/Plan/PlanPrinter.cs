using System.Collections.Immutable;

namespace Modelc.Artifacts.Plan;

/// <summary>A plan as text for people: what goes where, in which order, and how it is kept up.</summary>
public static class PlanPrinter
{
    public static string Print(DeploymentPlan plan)
    {
        var text = new IndentedText();
        text.Line($"{plan.App}: {Count(plan.Units.Length, "unit")} on {Count(plan.Hosts.Length, "host")}");
        Section(text, "hosts", plan.Hosts.Select(host => (host.Name, Host(host))));
        Section(text, "swarms", plan.Clusters.Select(cluster => (cluster.Name, Cluster(cluster))));
        Section(text, "networks", plan.Networks.Select(network => (network.Name, Network(network))));
        Section(text, "images", plan.Images.Select(image => (image.Repository, Image(image))));
        foreach (var wave in plan.Units.GroupBy(unit => unit.Wave))
            Wave(text, wave.Key, wave);
        Section(text, "elsewhere", plan.Endpoints.Select(endpoint => (endpoint.Name, Endpoint(endpoint))));
        Section(text, "not deployed", plan.NotDeployed.Select(skipped => (skipped.Component, skipped.Reason)));
        return text.ToString();
    }

    private static void Wave(IndentedText text, int number, IEnumerable<UnitPlan> units)
    {
        text.Heading($"wave {number}");
        foreach (var unit in units)
            UnitPrinter.Print(text, unit);
    }

    private static void Section(IndentedText text, string title, IEnumerable<(string Name, string Fact)> entries)
    {
        var all = entries.ToList();
        if (all.Count == 0)
            return;
        text.Heading(title);
        var width = all.Max(entry => entry.Name.Length);
        foreach (var (name, fact) in all)
            text.Line(1, $"{name.PadRight(width)}  {fact}");
    }

    private static string Host(HostPlan host)
    {
        var way = host.Connection switch
        {
            LocalConnection => "this machine's engine",
            SshConnection ssh => $"ssh {Login(ssh, host.Address)}, {Key(ssh)}",
            EngineApiConnection { Tls: null } api => $"engine API at {host.Address}:{api.Port} in plain text",
            EngineApiConnection api => $"engine API at {host.Address}:{api.Port} over TLS",
            _ => throw new ArgumentOutOfRangeException(nameof(host)),
        };
        return host.NeedsEngine ? way + ", needs an engine" : way;
    }

    private static string Login(SshConnection ssh, string address)
    {
        var user = ssh.User is null ? "" : $"{ssh.User}@";
        var port = ssh.Port is null or 22 ? "" : $":{ssh.Port}";
        return $"{user}{address}{port}";
    }

    private static string Key(SshConnection ssh) => ssh switch
    {
        { KeyFile: TextValue key } => $"key {key.Text}",
        { KeyFile: SecretInModel } => "key in the model",
        { KeyFile: not null } => "key by reference",
        { AgentSocket: { } agent } => $"agent {agent}",
        { Password: not null } => "password",
        _ => "as your ssh is set up",
    };

    private static string Cluster(ClusterPlan cluster) =>
        string.Join(", ", cluster.Nodes.Select(Node)) + (cluster.IsDeclared ? "" : ", made for its services");

    private static string Node(NodePlan node)
    {
        var state = node.Availability == NodeAvailability.Active ? "" : $" ({Words.Of(node.Availability)})";
        var labels = string.Concat(node.Labels.Select(label => $" {label.Name}={label.Value}"));
        return $"{node.Host} {Words.Of(node.Role)}{state}{labels}";
    }

    private static string Network(NetworkPlan network) =>
        network.Cluster is null ? $"on host {network.Host}" : $"across swarm {network.Cluster}";

    private static string Image(ImagePlan image)
    {
        var recipe = image is RecipeImage built ? $": {List([.. built.Steps.Select(step => step.Name)])}" : "";
        var user = image is RecipeImage { RunsAsRoot: true } ? ", runs as root" : "";
        var push = image is RecipeImage { PushTo: { } registry } ? $", pushed to {registry.Server}" : "";
        return $"from {image.BaseImage}, built on {List(image.Hosts)}{push}{user}{recipe}";
    }

    private static string Endpoint(EndpointPlan endpoint) =>
        endpoint.Ports.IsEmpty ? endpoint.Address : $"{endpoint.Address}, port {string.Join(", ", endpoint.Ports)}";

    private static string List(ImmutableArray<string> names) => string.Join(", ", names);

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
