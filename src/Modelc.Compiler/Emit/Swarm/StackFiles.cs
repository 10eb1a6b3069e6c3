using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Emit.Swarm;

/// <summary>A file that enters the tasks of a service as a swarm config.</summary>
/// <param name="Path">Below the folder of stack.yml.</param>
/// <param name="Name">Ends in the hash of the content, because a swarm's config never changes.</param>
internal sealed record StackFile(string Key, string Path, string Name, byte[] Content, bool IsScript, StackFileView Use);

/// <summary>The files of a service: our runner and health check where it needs them, and its own configs.</summary>
internal static class StackFiles
{
    public const string Runner = "/opt/modelc/run";
    public const string Gate = "/opt/modelc/healthcheck";
    private const string Probe = "/opt/modelc/probe";
    private const int Executable = 0b101_101_101;

    // Docker's limit; the hash at the end must stay whole.
    private const int LongestName = 64;

    public static ImmutableArray<StackFile> Of(EmitContext context, ServiceUnit unit) =>
    [
        .. Runners(context, unit),
        .. Checks(context, unit),
        .. unit.Container.Configs.Select(config => Own(context.Plan.App, unit, config)),
    ];

    private static IEnumerable<StackFile> Runners(EmitContext context, ServiceUnit unit)
    {
        // An image that we built brings its own runner.
        if (unit.Container.Command is { IsWrapped: true })
            yield return Script(context, "run.sh", Runner, context.Render("run.sh"));
    }

    private static IEnumerable<StackFile> Checks(EmitContext context, ServiceUnit unit)
    {
        if (unit.Health is not { Probe: not CommandProbe } health)
            yield break;
        yield return Script(context, "gate.sh", Gate, context.Render("gate.sh"));
        yield return Script(context, $"{unit.Name}/probe", Probe, Probes.Script(context, health));
    }

    private static StackFile Script(EmitContext context, string path, string target, string text) =>
        File(context.Plan.App, path, target, Executable, Encoding.UTF8.GetBytes(text), isScript: true);

    private static StackFile Own(string app, ServiceUnit unit, ConfigPlan config) =>
        File(app, $"{unit.Name}/{config.Name}", config.Target, config.Mode, config.Content.ToArray(), isScript: false);

    private static StackFile File(string app, string path, string target, int mode, byte[] content, bool isScript)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        var key = path.Replace('/', '-');
        return new StackFile(
            key,
            $"configs/{path}",
            Shortened($"{app}_{key}", hash),
            content,
            isScript,
            new StackFileView(YamlScalar.Of(key), YamlScalar.ForStack(target), YamlOctal.Of(mode)));
    }

    private static string Shortened(string name, string hash) =>
        $"{name[..Math.Min(name.Length, LongestName - hash.Length - 1)]}_{hash}";
}
