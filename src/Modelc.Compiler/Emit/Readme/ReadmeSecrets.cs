using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Swarm;

namespace Modelc.Compiler.Emit.Readme;

/// <summary>Which values a person has to put on which host before anything is run, and how they get there unseen.</summary>
internal static class ReadmeSecrets
{
    public const string Root = "/run/modelc";

    private sealed record Secret(string Host, SecretFile File);

    public static ReadmeSecretsView? Of(DeploymentPlan plan, IEnumerable<Step> steps)
    {
        var files = SecretFiles.Of(plan).ToDictionary(file => file.Path, StringComparer.Ordinal);
        var secrets = steps.SelectMany(step => step.Secrets.Select(path => new Secret(step.Host, files[path]))).Distinct().ToImmutableArray();
        if (secrets.IsEmpty)
            return null;
        var hosts = secrets.Select(s => ReadmeViews.HostOf(plan, s.Host)).Distinct();
        return new ReadmeSecretsView(
            [.. hosts.Select(host => Place(host, ShLine.OrElse(
                ShLine.Of("mkdir", "-p", "-m", "0700", Root),
                ShLine.Join(ShLine.Of("sudo", "install", "-d", "-m", "0700", "-o"), ShLine.Me, ShLine.Of(Root)))))],
            [.. secrets.Select(s => View(plan, s.Host, s.File))]);

        ShLine Place(HostPlan host, ShLine command) =>
            host.Connection is SshConnection ? Reaching.Run(host, plan.App, command) : command;
    }

    private static ReadmeSecretView View(DeploymentPlan plan, string on, SecretFile secret)
    {
        var file = $"{Root}/secrets/{plan.App}/{secret.Path}";
        var host = ReadmeViews.HostOf(plan, on);
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
