using System.Buffers;
using System.Collections.Immutable;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Emit.Templates;

/// <summary>The templates of one run: modelc's own, and a user's in the place of those with the same name.</summary>
public sealed class TemplateSet
{
    private const string Folder = "templates/";

    private readonly ImmutableSortedDictionary<string, Func<SourceText>> sources;
    private readonly Dictionary<string, Template?> parsed = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, Type), BoundTemplate?> bound = [];
    private readonly List<ViewUse> uses = [];

    private TemplateSet(ImmutableSortedDictionary<string, Func<SourceText>> sources) => this.sources = sources;

    /// <summary>Names are paths below templates/, such as "stack.yml".</summary>
    public IEnumerable<string> Names => sources.Keys;

    /// <summary>Views are many and large; they are kept only for who asks to see them.</summary>
    public bool KeepsUses { get; set; }

    /// <summary>What was rendered so far.</summary>
    public ImmutableArray<ViewUse> Uses => [.. uses];

    /// <summary>The text of a template, as it would be written to a folder of overrides to start from.</summary>
    public SourceText Source(string name) => sources[name]();

    public static TemplateSet BuiltIn() => new(OurOwn());

    /// <summary>
    /// A user's templates are all parsed at once, so that a mistake in one shows before the day it is used; the bag
    /// also hears of a file that would never be used, such as one with a mistyped name.
    /// </summary>
    public static TemplateSet WithOverrides(IReadOnlyDictionary<string, SourceText> overrides, DiagnosticBag bag)
    {
        var own = OurOwn();
        var set = new TemplateSet(own.SetItems(overrides.Select(o => KeyValuePair.Create<string, Func<SourceText>>(o.Key, () => o.Value))));
        var names = overrides.Keys.Order(StringComparer.Ordinal).ToList();
        var included = names.Select(name => set.Find(name, bag)).OfType<Template>().SelectMany(IncludesOf).ToHashSet(StringComparer.Ordinal);
        foreach (var name in names.Where(name => !own.ContainsKey(name) && !included.Contains(name)))
        {
            bag.Add(TemplateDiagnostics.UnusedOverride(
                new SourceLocation(overrides[name], new TextSpan(0, 0)), name, [.. own.Keys]));
        }

        return set;
    }

    /// <summary>
    /// The text of a file. Where the template or what it does with the view is wrong, the bag says so, once for each
    /// template, and the text is empty.
    /// </summary>
    public string Render(string name, View view, DiagnosticBag bag)
    {
        var text = For(name, view, bag)?.Render(view, bag) ?? "";
        Keep(name, view);
        return text;
    }

    /// <summary>The same in UTF-8, for what should not lie in memory twice.</summary>
    public ReadOnlySequence<byte> RenderPieces(string name, View view, DiagnosticBag bag)
    {
        var bytes = For(name, view, bag)?.RenderPieces(view, bag) ?? ReadOnlySequence<byte>.Empty;
        Keep(name, view);
        return bytes;
    }

    private BoundTemplate? For(string name, View view, DiagnosticBag bag)
    {
        var key = (name, view.GetType());
        if (!bound.TryGetValue(key, out var template))
            bound.Add(key, template = Bind(name, view.GetType(), bag));
        return template;
    }

    /// <summary>After it was printed: a view with a text that no quoting can express is not one to show.</summary>
    private void Keep(string name, View view)
    {
        if (KeepsUses)
            uses.Add(new ViewUse(name, view));
    }

    private BoundTemplate? Bind(string name, Type view, DiagnosticBag bag)
    {
        if (!sources.ContainsKey(name))
            throw new ArgumentException($"There is no template \"{name}\".", nameof(name));
        return Find(name, bag) is { } template
            ? TemplateBinder.Bind(template, view, included => Find(included, bag), [.. sources.Keys], bag)
            : null;
    }

    private Template? Find(string name, DiagnosticBag bag)
    {
        if (!parsed.TryGetValue(name, out var template))
            parsed.Add(name, template = sources.TryGetValue(name, out var read) ? Template.Parse(read(), bag) : null);
        return template;
    }

    private static IEnumerable<string> IncludesOf(Template template) => IncludesOf(template.Nodes);

    private static IEnumerable<string> IncludesOf(IEnumerable<TemplateNode> nodes) => nodes.SelectMany(node => node switch
    {
        IncludeNode include => [include.Name],
        ForNode loop => IncludesOf(loop.Body),
        IfNode choice => choice.Branches.SelectMany(branch => IncludesOf(branch.Body)),
        _ => Enumerable.Empty<string>(),
    });

    private static ImmutableSortedDictionary<string, Func<SourceText>> OurOwn() =>
        typeof(TemplateSet).Assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Folder, StringComparison.Ordinal))
            .ToImmutableSortedDictionary(
                resource => resource[Folder.Length..].Replace('\\', '/'),
                resource => new Func<SourceText>(() => Read(resource)),
                StringComparer.Ordinal);

    private static SourceText Read(string resource)
    {
        using var stream = typeof(TemplateSet).Assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return SourceText.From(resource.Replace('\\', '/'), bytes);
    }
}
