using System.Buffers;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Emit.Templates;

namespace Modelc.Compiler.Emit;

/// <summary>What an emitter reads (the plan), and where it puts what it wrote.</summary>
public sealed class EmitContext(DeploymentPlan plan, TemplateSet templates, DiagnosticBag bag)
{
    private readonly List<Artifact> artifacts = [];
    private readonly SharedContents contents = new();
    private readonly List<Step> steps = [];
    private readonly Dictionary<string, string> tags = new(StringComparer.Ordinal);
    private readonly Dictionary<UnitPlan, string> revisions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<UnitPlan, string> taskRevisions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> sameEverywhere = new(StringComparer.Ordinal);

    public DeploymentPlan Plan { get; } = plan;

    public IReadOnlyList<Artifact> Artifacts => artifacts;

    public IReadOnlyList<Step> Steps => steps;

    public void Add(Artifact artifact) => artifacts.Add(artifact with { Bytes = contents.Shared(artifact.Bytes) });

    public ContentHashes Hashes { get; } = new();

    public void Add(Step step) => steps.Add(step);

    /// <summary>The text that a template of templates/ makes of a view. Empty where the template is wrong, which has been said.</summary>
    public string Render(string template, View view) => templates.Render(template, view, bag);

    /// <summary>A file that grows with the model, or one of many that say mostly the same.</summary>
    public ReadOnlySequence<byte> RenderPieces(string template, View view) => templates.RenderPieces(template, view, bag);

    /// <summary>The text of a template for a file that is the same wherever it is written.</summary>
    public string Render(string template)
    {
        if (!sameEverywhere.TryGetValue(template, out var text))
            sameEverywhere.Add(template, text = Render(template, new NoView()));
        return text;
    }

    /// <summary>
    /// Adds the files of an image's build context, all below <paramref name="folder"/>. Their hash becomes the tag of
    /// <paramref name="repository"/>; files added to the folder by other means, such as a script that builds, do not count.
    /// </summary>
    public void AddImage(string repository, string folder, IReadOnlyCollection<Artifact> context)
    {
        artifacts.AddRange(context);
        tags.Add(repository, ImageTag.Of(folder, context));
    }

    /// <summary>The words after "image:" or "FROM": as the model gave them, or "repository:tag" of an image of ours.</summary>
    public string ImageReference(ImageUse image) => image.IsBuilt ? $"{image.Name}:{tags[image.Name]}" : image.Name;

    /// <summary>The value of the label modelc.revision: it changes when, and only when, the unit's containers must.</summary>
    public string RevisionOf(UnitPlan unit) => Once(revisions, unit, u => Revision.Of(u, ImageReference));

    /// <summary>The same of a swarm's service, for the tasks that it runs as.</summary>
    public string TaskRevisionOf(ServiceUnit unit) => Once(taskRevisions, unit, u => Revision.OfTasks(u, ImageReference));

    private static string Once<TUnit>(Dictionary<UnitPlan, string> known, TUnit unit, Func<TUnit, string> find)
        where TUnit : UnitPlan
    {
        if (!known.TryGetValue(unit, out var revision))
            known.Add(unit, revision = find(unit));
        return revision;
    }
}
