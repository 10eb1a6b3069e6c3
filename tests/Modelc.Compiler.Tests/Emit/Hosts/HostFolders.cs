using System.Text;
using Modelc.Artifacts;
using Modelc.Compiler.Tests.Plan;
using Modelc.Compiler.Text;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Emit.Hosts;

/// <summary>The cases of tests/cases/emit, compiled: what a model becomes below hosts/.</summary>
internal static class HostFolders
{
    public static readonly GoldenRoom Room = new("tests/cases/emit", "model.json");

    private static readonly string[] SameEverywhere = ["rollout.sh", "watchdog.sh", "container.sh", "proxy.sh", "run.sh"];

    public static CompilationResult Compile(string name)
    {
        var source = SourceText.From("model.json", Room.ReadInput(name));
        var result = Compilation.Compile(source, new CompilationOptions(new FilesInMemory([])));
        Assert.True(result.Artifacts is not null, Planning.Describe(result));
        return result;
    }

    public static IEnumerable<Artifact> Of(string name) =>
        Compile(name).Artifacts!.Artifacts.Where(a => a.Path.StartsWith("hosts/", StringComparison.Ordinal));

    public static IEnumerable<Artifact> ThatDiffer(string name) => Of(name).Where(a => !IsSameEverywhere(a));

    public static bool IsSameEverywhere(Artifact artifact) => SameEverywhere.Contains(NameOf(artifact), StringComparer.Ordinal);

    public static string NameOf(Artifact artifact) => artifact.Path[(artifact.Path.LastIndexOf('/') + 1)..];

    public static string TextOf(Artifact artifact) => Encoding.UTF8.GetString(artifact.Content.Span);
}
