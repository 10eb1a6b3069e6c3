using System.Collections.Immutable;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Swarm;

namespace Modelc.Compiler.Emit.Readme;

/// <summary>Which values a person has to put on which host before anything is run, and how they get there unseen.</summary>
internal static class ReadmeSecrets
{
    public const string Root = "/run/modelc";

    private sealed record Secret(string Host, string Component, string Name, ValuePlan Value);

    public static ReadmeSecretsView? Of(DeploymentPlan plan)
    {
        var secrets = plan.Units.SelectMany(u => OfUnit(plan, u)).Concat(plan.Images.SelectMany(OfImage))
            .DistinctBy(s => (s.Host, s.Component, s.Name))
            .ToImmutableArray();
        if (secrets.IsEmpty)
            return null;
        var hosts = secrets.Select(s => ReadmeViews.HostOf(plan, s.Host)).Distinct();
        return new ReadmeSecretsView(
            [.. hosts.Select(host => Place(host, ShLine.OrElse(
                ShLine.Of("mkdir", "-p", "-m", "0700", Root),
                ShLine.Join(ShLine.Of("sudo", "install", "-d", "-m", "0700", "-o"), ShLine.Me, ShLine.Of(Root)))))],
            [.. secrets.Select(s => View(plan, s))]);

        ShLine Place(HostPlan host, ShLine command) =>
            host.Connection is SshConnection ? Reaching.Run(host, plan.App, command) : command;
    }

    private static IEnumerable<Secret> OfUnit(DeploymentPlan plan, UnitPlan unit) => unit switch
    {
        ServiceUnit { Cluster: { } name } service => OfContainer(
            ManagerOf(plan.Clusters.First(c => c.Name == name)), service.Name, service.Container),
        ServiceUnit service => OfContainer(service.Host!, service.Name, service.Container),
        ContainerUnit container => OfContainer(container.Host, container.Name, container.Container),
        _ => [],
    };

    private static string ManagerOf(ClusterPlan cluster) =>
        cluster.Nodes.First(n => n.Role == Modelc.Artifacts.SwarmRole.Manager).Host;

    private static IEnumerable<Secret> OfContainer(string host, string component, ContainerPlan container) =>
        container.Environment.Where(v => v.Value.IsSecret).Select(v => new Secret(host, component, v.Name, v.Value))
            .Concat(container.Secrets.Select(s => new Secret(host, component, s.Name, s.Value)))
            .Concat(OfRegistry(host, component, container.Registry));

    private static IEnumerable<Secret> OfImage(ImagePlan image) => image is RecipeImage recipe
        ? recipe.Hosts.SelectMany(host => OfRegistry(host, recipe.Component, recipe.PushTo))
        : [];

    private static IEnumerable<Secret> OfRegistry(string host, string component, RegistryPlan? registry) =>
        registry is { UserName: not null, Password: { } password }
            ? [new Secret(host, component, "registry-password", password)]
            : [];

    private static ReadmeSecretView View(DeploymentPlan plan, Secret secret)
    {
        var file = $"{Root}/secrets/{plan.App}/{secret.Component}/{secret.Name}";
        var host = ReadmeViews.HostOf(plan, secret.Host);
        var variable = StackSecrets.VariableOf(secret.Component, secret.Name);
        var install = ShLine.Of("install", "-D", "-m", "0600", "/dev/stdin", file);
        return new ReadmeSecretView(
            MarkdownText.Code(secret.Name),
            MarkdownText.Code(secret.Component),
            SourceOf(secret.Value, variable),
            MarkdownText.Code(file),
            ShLine.Pipe(
                Produce(secret.Value, variable),
                host.Connection is SshConnection ? Reaching.Run(host, plan.App, install, readsInput: true) : install));
    }

    private static ShLine Produce(ValuePlan value, string variable) => value switch
    {
        EnvironmentValue environment => Print(environment.Name),
        FileValue file => ShLine.Join(ShLine.Of("cat"), ShLine.OfModel(file.Path)),
        CommandValue command => ShLine.Of(command.Words),
        _ => Print(variable),
    };

    private static ShLine Print(string variable) => ShLine.Join(ShLine.Of("printf", "%s"), ShLine.Variable(variable));

    /// <summary>A value that stands in the model is not repeated here.</summary>
    private static MarkdownText SourceOf(ValuePlan value, string variable) => value switch
    {
        EnvironmentValue environment => MarkdownText.Of($"the variable {environment.Name} of your shell"),
        FileValue file => MarkdownText.Of($"the file {file.Path}"),
        CommandValue command => MarkdownText.Of($"what {string.Join(' ', command.Words)} prints"),
        _ => MarkdownText.Of($"the model; put it into the variable {variable} of your shell"),
    };
}
