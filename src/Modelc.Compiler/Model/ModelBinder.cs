using System.Collections.Immutable;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model.Binding;
using Modelc.Compiler.Syntax;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model;

/// <summary>
/// Text becomes meaning: fields become typed values, references become the objects they name, old forms become modern
/// ones. All problems are reported at once; with an error among them there is no model.
/// </summary>
public static class ModelBinder
{
    public static DeploymentModel? Bind(SyntaxNode root, SourceText source, DiagnosticBag bag) =>
        Bind(root, source, bag, null);

    internal static DeploymentModel? Bind(SyntaxNode root, SourceText source, DiagnosticBag bag, FieldLog? fields)
    {
        var context = new BindingContext(source, fields);
        var reader = EnvelopeBinder.Bind(context, root);
        var model = reader is null ? null : BindModel(context, reader, new OriginPaths(root));
        bag.AddRange(context.Bag.InOrder());
        return context.ErrorCount > 0 ? null : model;
    }

    private static DeploymentModel BindModel(BindingContext context, ObjectReader reader, OriginPaths paths)
    {
        var demands = LinkDemands.Of(reader.Find("links"));
        var (components, table) = BindComponents(context, reader, demands);
        var references = new ReferenceBinder(context, table);
        var model = new DeploymentModel
        {
            Source = context.Source,
            Paths = paths,
            Name = reader.FilledText("name", "a _deployment_name"),
            Components = [.. components.Select(bound => bound.Component).OfType<Component>()],
            Links = [.. Parts(reader, "links", "link").Select(link => LinkBinder.Bind(link, references)).OfType<Link>()],
            Containments = BindContainments(context, reader, components, table, references),
        };
        reader.Ignore("type_registry", "$schema");
        reader.Finish("model");
        return model;
    }

    private static (ImmutableArray<BoundComponent> Components, ComponentTable Table) BindComponents(
        BindingContext context, ObjectReader reader, LinkDemands demands)
    {
        var table = new ComponentTable();
        var items = reader.Items("components");
        var drafts = items.Select(item => ComponentDraft.Read(context, item)).OfType<ComponentDraft>().ToImmutableArray();
        table.IsIncomplete = drafts.Length < items.Length || drafts.Any(draft => !draft.HasName);
        var bound = new BoundComponent[drafts.Length];
        foreach (var namesOthers in (ReadOnlySpan<bool>)[false, true])
        {
            for (var at = 0; at < drafts.Length; at++)
            {
                if (ComponentBinder.NamesOthers(drafts[at]) == namesOthers)
                    bound[at] = ComponentBinder.Bind(drafts[at], demands, table);
            }

            for (var at = 0; at < drafts.Length; at++)
            {
                if (ComponentBinder.NamesOthers(drafts[at]) == namesOthers)
                    table.Add(bound[at]);
            }
        }

        return ([.. bound], table);
    }

    private static ImmutableArray<Containment> BindContainments(
        BindingContext context,
        ObjectReader reader,
        ImmutableArray<BoundComponent> components,
        ComponentTable table,
        ReferenceBinder references)
    {
        var modern = Parts(reader, "containments", "containment")
            .Select(containment => ContainmentBinder.Bind(containment, references))
            .OfType<Containment>()
            .ToImmutableArray();
        var placed = modern.Select(containment => containment.Guest.Component).ToHashSet();
        var old = components
            .Select(bound => ContainmentBinder.OfOldHost(context, bound, table))
            .OfType<Containment>()
            .Where(containment => !placed.Contains(containment.Guest.Component));
        return [.. modern, .. old];
    }

    /// <summary>Links and containments, each of which speaks of itself by its own name.</summary>
    private static IEnumerable<ObjectReader> Parts(ObjectReader model, string field, string kind) =>
        model.Objects(field).Select(part => new ObjectReader(
            part.Context,
            Owner.Of(kind, part.Syntax.Find("name")?.Value is StringSyntax name ? name.Value : $"a_{kind}"),
            part.Syntax));
}
