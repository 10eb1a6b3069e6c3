using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Modelc.Artifacts;
using Modelc.Compiler.Tests.EndToEnd;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Judges;

/// <summary>Every file that the models of the repository are built to, read by the program that will read it on a host.</summary>
public sealed partial class JudgeTests
{
    // Most scripts are the same in every build; one verdict is enough.
    private static readonly ConcurrentDictionary<string, ToolResult> Verdicts = new(StringComparer.Ordinal);

    public static TheoryData<string> Models => [.. Corpus.Buildable];

    [RealToolTheory("docker", "env")]
    [MemberData(nameof(Models))]
    public void Docker_takes_the_stack(string model)
    {
        var build = JudgedBuild.Of(model);
        using var files = new WrittenFiles(build.Set.Artifacts);
        foreach (var stack in build.Named("stack.yml"))
            WrittenFiles.Accept(stack.Path, StackConfig.Of(files.PathOf(stack.Path), Building.TextOf(stack)));
    }

    [RealToolTheory("docker", "env")]
    [MemberData(nameof(Models))]
    public void Docker_refuses_the_stack_without_its_inputs(string model)
    {
        var build = JudgedBuild.Of(model);
        using var files = new WrittenFiles(build.Set.Artifacts);
        foreach (var stack in build.Named("stack.yml").Where(stack => StackConfig.InputsOf(Building.TextOf(stack)).Count > 0))
            Assert.NotEqual(0, RealTool.Run("docker", "stack", "config", "-c", files.PathOf(stack.Path)).ExitCode);
    }

    [RealToolTheory("haproxy")]
    [MemberData(nameof(Models))]
    public void HaProxy_takes_its_configuration(string model) =>
        Judge(JudgedBuild.Of(model).Named("haproxy.cfg"), file => RealTool.Run("haproxy", "-c", "-f", file));

    [RealToolTheory("nginx")]
    [MemberData(nameof(Models))]
    public void Nginx_takes_its_configuration(string model) =>
        Judge(JudgedBuild.Of(model).Named("nginx.conf").Where(file => NginxConfig.IsForThisNginx(Building.TextOf(file))), NginxConfig.Test);

    [RealToolTheory("shellcheck")]
    [MemberData(nameof(Models))]
    public void Shellcheck_finds_nothing_in_a_script_of_ours(string model) =>
        Judge(JudgedBuild.Of(model).OwnScripts, file => RealTool.Run("shellcheck", "--norc", file));

    [RealToolTheory("sh", "bash")]
    [MemberData(nameof(Models))]
    public void Its_shell_can_read_a_script(string model)
    {
        foreach (var script in JudgedBuild.Of(model).Scripts.GroupBy(ShellOf))
            Judge(script, file => RealTool.Run(script.Key, "-n", file));
    }

    [RealToolTheory("sh")]
    [MemberData(nameof(Models))]
    public void A_shell_can_read_the_settings(string model) =>
        Judge(JudgedBuild.Of(model).Ending(".env"), file => RealTool.Run("sh", "-n", file));

    [Fact]
    public void There_is_something_to_judge()
    {
        var kinds = Corpus.Buildable.SelectMany(model => JudgedBuild.Of(model).Set.Artifacts).Select(a => a.Kind).ToHashSet();

        Assert.Superset(
            new HashSet<ArtifactKind>([ArtifactKind.Stack, ArtifactKind.DeployScript, ArtifactKind.UnitSettings, ArtifactKind.Plan]),
            kinds);
    }

    private static void Judge(
        IEnumerable<Artifact> artifacts, Func<string, ToolResult> judge, [CallerMemberName] string test = "")
    {
        foreach (var artifact in artifacts)
        {
            var verdict = Verdicts.GetOrAdd($"{test} {ManifestFile.HashOf(artifact.Content.Span)}", _ =>
            {
                using var files = new WrittenFiles([artifact]);
                return judge(files.PathOf(artifact.Path));
            });
            WrittenFiles.Accept(artifact.Path, verdict);
        }
    }

    private static string ShellOf(Artifact script) =>
        Shebang().Match(Building.TextOf(script)) is { Success: true } match
            ? match.Groups["shell"].Value
            : throw new InvalidOperationException($"{script.Path} is for an interpreter that no test knows.");

    [GeneratedRegex(@"\A#! ?(/usr)?/bin/(env )?(?<shell>sh|bash)\b")]
    private static partial Regex Shebang();
}
