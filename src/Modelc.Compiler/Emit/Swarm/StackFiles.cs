using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Emit.Swarm;

/// <summary>A file that enters the tasks of a service as a swarm config.</summary>
/// <param name="Path">Below the folder of stack.yml.</param>
/// <param name="Name">Ends in the hash of the content, because a swarm's config never changes.</param>
internal sealed record StackFile(string Key, string Path, string Name, ReadOnlyMemory<byte> Content, bool IsScript, StackFileView Use);

/// <summary>The files of each service: our runner and health check where it needs them, and its own configs.</summary>
internal sealed class StackFiles
{
    public const string Runner = "/opt/modelc/run";
    public const string Gate = "/opt/modelc/healthcheck";
    private const string Probe = "/opt/modelc/probe";
    private const int Executable = 0b101_101_101;

    // Docker's limit; the hash at the end must stay whole.
    private const int LongestName = 64;

    private readonly EmitContext context;
    private readonly Dictionary<string, ImmutableArray<StackFile>> ofService;
    private readonly Dictionary<string, StackFile> common = new(StringComparer.Ordinal);

    public StackFiles(EmitContext context, ImmutableArray<ServiceUnit> services)
    {
        this.context = context;
        ofService = services.ToDictionary(s => s.Name, FilesOf, StringComparer.Ordinal);
        All = [.. services.SelectMany(s => Of(s)).DistinctBy(f => f.Key)];
    }

    /// <summary>What several services read is there once.</summary>
    public ImmutableArray<StackFile> All { get; }

    public ImmutableArray<StackFile> Of(ServiceUnit unit) => ofService[unit.Name];

    private ImmutableArray<StackFile> FilesOf(ServiceUnit unit) =>
        [.. Runners(unit), .. Checks(unit), .. unit.Container.Configs.Select(config => Own(unit, config))];

    private IEnumerable<StackFile> Runners(ServiceUnit unit)
    {
        // An image that we built brings its own runner.
        if (unit.Container.Command is { IsWrapped: true })
            yield return Common("run.sh", Runner);
    }

    private IEnumerable<StackFile> Checks(ServiceUnit unit)
    {
        if (unit.Health is not { Probe: not CommandProbe } health)
            yield break;
        yield return Common("gate.sh", Gate);
        yield return Script($"{unit.Name}/probe", Probe, Probes.Script(context, health));
    }

    private StackFile Common(string template, string target)
    {
        if (!common.TryGetValue(template, out var file))
            common.Add(template, file = Script(template, target, context.Render(template)));
        return file;
    }

    private StackFile Script(string path, string target, string text) =>
        File(path, target, Executable, Encoding.UTF8.GetBytes(text), isScript: true);

    private StackFile Own(ServiceUnit unit, ConfigPlan config) =>
        File($"{unit.Name}/{config.Name}", config.Target, config.Mode, config.Content, isScript: false);

    private StackFile File(string path, string target, int mode, ReadOnlyMemory<byte> content, bool isScript)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span))[..12];
        var key = path.Replace('/', '-');
        return new StackFile(
            key,
            $"configs/{path}",
            Shortened($"{context.Plan.App}_{key}", hash),
            content,
            isScript,
            new StackFileView(YamlScalar.Of(key), YamlScalar.ForStack(target), YamlOctal.Of(mode)));
    }

    private static string Shortened(string name, string hash) =>
        $"{name[..Math.Min(name.Length, LongestName - hash.Length - 1)]}_{hash}";
}
