using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Tests.Plan;
using Modelc.Compiler.Text;
using Modelc.Testing;

namespace Modelc.Compiler.Tests;

public sealed class CompilationTests
{
    private static readonly GoldenRoom Models = new("tests/cases/model", "model.json", "model.yaml");
    private static readonly GoldenRoom Plans = new("tests/cases/plan", "model.json");

    public static TheoryData<string> AllModels => [.. Models.Cases()];

    /// <summary>Those whose images all have a name before they are built.</summary>
    public static TheoryData<string> AllPlans =>
    [
        .. Plans.Cases().Where(name =>
            !File.ReadAllText(RepositoryRoot.Combine($"tests/cases/plan/{name}/plan.json")).Contains("\"kind\": \"recipe\"", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(AllModels))]
    public void Any_real_model_is_planned_or_refused_with_a_place(string name)
    {
        var result = Compilation.Check(SourceText.From("model.json", Models.ReadInput(name)), Options());

        Assert.Equal(result.Plan is null, result.Diagnostics.Any(d => d.Severity == Severity.Error));
        Assert.All(result.Diagnostics, d => Assert.InRange(d.Location.Span.End, 0, d.Location.Source.Bytes.Length));
    }

    [Theory]
    [MemberData(nameof(AllPlans))]
    public void A_build_lists_every_file_but_the_manifest_in_the_manifest(string name)
    {
        var result = Compile(SourceText.From("model.json", Plans.ReadInput(name)));
        Assert.True(result.Artifacts is not null, Planning.Describe(result));
        var files = result.Artifacts!.Artifacts;

        var manifest = ManifestJson.Read(files.Single(f => f.Kind == ArtifactKind.Manifest).Content.Span);

        Assert.Equal(files.Where(f => f.Kind != ArtifactKind.Manifest).Select(a => ManifestFile.Of(a, ManifestFile.HashOf(a.Content.Span))), manifest.Files);
        Assert.All(manifest.Steps, step => Assert.Contains(files, f => f.Path.StartsWith($"{step.Folder}/", StringComparison.Ordinal)));
        Assert.All(manifest.Steps, step => Assert.Contains(result.Plan!.Hosts, host => host.Name == step.Host));
        Assert.Equal(PlanJson.Write(result.Plan!), files.Single(f => f.Path == PlanJson.Path).Content.ToArray());
    }

    [Fact]
    public void A_stage_tells_all_its_errors_and_the_next_is_not_asked()
    {
        var result = Compile(SourceText.From("model.json", """
            {"name": "shop", "components": [
              {"_type": "/internal", "name": "web", "wrong": 1, "docker_resource": {"image": [], "command": "-x 'open"}}], "links": 3}
            """));

        Assert.True(result.Diagnostics.Count(d => d.Severity == Severity.Error) > 1);
        Assert.All(result.Diagnostics, d => Assert.StartsWith("MC2", d.Code, StringComparison.Ordinal));
        Assert.Null(result.Model);
        Assert.Null(result.Artifacts);
    }

    [Fact]
    public void A_wrong_template_leaves_no_artifact_and_says_where_it_is_wrong()
    {
        var source = SourceText.From("model.json", Plans.ReadInput("swarm-from-image"));
        var mine = SourceText.From("mine/stack.yml", "services: {{ nothing_of_that_name }}\n");

        var result = Compilation.Compile(source, Options() with { Templates = Only("stack.yml", mine) });

        Assert.Null(result.Artifacts);
        Assert.Contains(result.Diagnostics, d => d.Severity == Severity.Error && d.Location.Source == mine);
    }

    [Fact]
    public void A_template_that_leaves_out_the_last_line_break_is_refused()
    {
        var source = SourceText.From("model.json", Plans.ReadInput("swarm-from-image"));
        var mine = SourceText.From("mine/stack.yml", "version: '3.8'");

        var result = Compilation.Compile(source, Options() with { Templates = Only("stack.yml", mine) });

        Assert.Null(result.Artifacts);
        Assert.Contains("stack.yml\" cannot be written", Assert.Single(result.Diagnostics, d => d.Code == "MC4101").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Checking_goes_as_far_as_the_plan_and_writes_nothing()
    {
        var result = Compilation.Check(SourceText.From("model.json", Plans.ReadInput("swarm-from-image")), Options());

        Assert.NotNull(result.Plan);
        Assert.Null(result.Artifacts);
    }

    private static ImmutableDictionary<string, SourceText> Only(string name, SourceText text) =>
        ImmutableDictionary<string, SourceText>.Empty.Add(name, text);

    private static CompilationResult Compile(SourceText source) => Compilation.Compile(source, Options());

    private static CompilationOptions Options() =>
        new(new FilesInMemory(("dist/legacy.tgz", "an archive\n"), ("conf/app.ini", "[app]\n")));
}
