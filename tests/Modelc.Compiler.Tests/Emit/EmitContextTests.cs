using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Emit;
using Modelc.Compiler.Emit.Templates;
using Modelc.Compiler.Tests.Plan;
using Modelc.Compiler.Text;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Emit;

public sealed class EmitContextTests
{
    private static readonly DeploymentPlan Three = PlanOf("swarm-of-three");

    [Fact]
    public void The_tag_of_an_image_is_the_hash_of_its_context()
    {
        var first = TagOf(File("Dockerfile", "FROM a\n"), File("run", "x\n"));

        Assert.Matches("^web:[0-9a-f]{12}$", first);
        Assert.Equal(first, TagOf(File("run", "x\n"), File("Dockerfile", "FROM a\n")));
        Assert.NotEqual(first, TagOf(File("Dockerfile", "FROM a\n"), File("run", "y\n")));
        Assert.NotEqual(first, TagOf(File("Dockerfile", "FROM a\n"), File("walk", "x\n")));
        Assert.NotEqual(first, TagOf(File("Dockerfile", "FROM a\n"), File("run", "x\n") with { IsExecutable = true }));
        Assert.NotEqual(first, TagOf(File("Dockerfile", "FROM a\nrunx\n")));
    }

    [Fact]
    public void An_image_that_is_pulled_keeps_its_name() =>
        Assert.Equal("registry.example.org/web:1", Context().ImageReference(new ImageUse("registry.example.org/web:1", IsBuilt: false)));

    [Fact]
    public void A_revision_says_nothing_about_when_a_units_turn_is()
    {
        var web = Unit("web");

        Assert.Equal(Revision(web), Revision(web with { Wave = 9, After = ["x"], Origin = "components/other" }));
        Assert.NotEqual(Revision(web), Revision(web with { Version = "2" }));
        Assert.NotEqual(Revision(web), Revision(web with { Container = web.Container with { StopGrace = new Duration(1) } }));
    }

    [Fact]
    public void Replicas_on_plain_docker_stay_when_only_their_number_or_their_proxy_changes()
    {
        var builtin = PlanOf("builtin-from-image").Units.OfType<ServiceUnit>().Single();

        Assert.Equal(Revision(builtin), Revision(builtin with { Replicas = 9, Proxy = null, Health = null }));
        Assert.NotEqual(Revision(builtin), Revision(builtin with { TargetPort = 1 }));
    }

    [Fact]
    public void No_emitter_is_forgotten()
    {
        var existing = typeof(IEmitter).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IEmitter)));

        Assert.Equal(ByName(existing), ByName(Emission.Emitters.Select(emitter => emitter.GetType())));

        static IEnumerable<string> ByName(IEnumerable<Type> types) => types.Select(type => type.FullName!).Order(StringComparer.Ordinal);
    }

    private static ServiceUnit Unit(string name) => Three.Units.OfType<ServiceUnit>().Single(unit => unit.Name == name);

    private static string Revision(UnitPlan unit) => Context().RevisionOf(unit);

    private static string TagOf(params Artifact[] files)
    {
        var context = Context();
        context.AddImage("web", "images/web", files);
        return context.ImageReference(new ImageUse("web", IsBuilt: true));
    }

    private static Artifact File(string name, string text) =>
        Artifact.OfText($"images/web/{name}", text, ArtifactKind.Dockerfile, "components/web");

    private static EmitContext Context() => new(Three, TemplateSet.BuiltIn(), new DiagnosticBag());

    private static DeploymentPlan PlanOf(string name) => Planning.Plan(
        SourceText.From("model.json", System.IO.File.ReadAllBytes(RepositoryRoot.Combine($"tests/cases/plan/{name}/model.json"))));
}
