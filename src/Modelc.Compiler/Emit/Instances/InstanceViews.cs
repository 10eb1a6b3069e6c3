using System.Collections.Immutable;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Emit.Instances;

/// <summary>The words of unit.env for one container's plan.</summary>
internal static class InstanceViews
{
    internal const string RunnerTarget = "/opt/modelc/run";

    public static InstanceView Of(EmitContext context, UnitPlan unit, ContainerPlan container, string role)
    {
        var image = context.ImageReference(container.Image);
        var variables = container.Environment.Where(v => v.Value.IsSecret).Select(v => v.Name);
        return new InstanceView(
            ShWord.Of(context.RevisionOf(unit)),
            ShWord.Of(image),
            ShWord.Of(container.Image.IsBuilt ? "built" : "pulled"),
            List(container.Networks.Select(n => n.Network)),
            List(variables),
            List(container.Secrets.Select(s => s.Name).Concat(Login(container) is null ? [] : [SecretFiles.RegistryPassword])),
            int.Parse(CreateOptions.Seconds(container.StopGrace), System.Globalization.CultureInfo.InvariantCulture),
            [.. CreateOptions.Of(container, UnitLabels.Of(context.Plan.App, unit, role, context.RevisionOf(unit))), .. OwnHealthCheck(unit)],
            Words(container.Command),
            Files(container),
            [.. container.Secrets.Select(s => new FileView(ShWord.Of(s.Name), ShWord.Of(s.Target), Octal(s.Mode)))],
            [.. container.Networks.Skip(1).Select(Connection)],
            Login(container));
    }

    public static ShWord List(IEnumerable<string> names) => ShWord.Of(string.Join(' ', names));

    public static ConnectionView Connection(NetworkUse use) =>
        new(ShWord.Of(use.Network), [.. use.Aliases.Select(a => CreateOptions.Option("--alias", a))]);

    /// <summary>The model's check takes the place of one that the image brings; here it is made from outside.</summary>
    private static ImmutableArray<ShWord> OwnHealthCheck(UnitPlan unit) =>
        unit is ServiceUnit { Health: not null } ? [ShWord.Of("--no-healthcheck")] : [];

    private static RegistryView? Login(ContainerPlan container) =>
        container.Registry is { UserName: { } user, Password: not null } registry
            ? new RegistryView(ShWord.Of(registry.Server), ShWord.Of(user), ShWord.Of(SecretFiles.RegistryPassword))
            : null;

    private static ImmutableArray<ShWord> Words(CommandPlan? command) => command switch
    {
        null => [],
        { IsWrapped: true } => [.. new[] { "/bin/bash", RunnerTarget }.Concat(command.Words).Select(ShWord.Of)],
        _ => [.. command.Words.Select(ShWord.Of)],
    };

    private static ImmutableArray<FileView> Files(ContainerPlan container)
    {
        var configs = container.Configs.Select(c => new FileView(ShWord.Of(InstanceFiles.PathOf(c)), ShWord.Of(c.Target), Octal(c.Mode)));
        return container.Command is { IsWrapped: true }
            ? [new FileView(ShWord.Of(InstanceFiles.Runner), ShWord.Of(RunnerTarget), Octal(0b111_101_101)), .. configs]
            : [.. configs];
    }

    private static ShWord Octal(int mode) => ShWord.Of(Convert.ToString(mode, 8).PadLeft(4, '0'));
}
