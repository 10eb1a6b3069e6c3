using System.Collections.Immutable;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Emit.Templates;

/// <summary>One parsed template. Whatever it prints, real Scriban prints too (with AutoIndent off).</summary>
public sealed class Template
{
    private Template(TemplateText text, ImmutableArray<TemplateNode> nodes)
    {
        Text = text;
        Nodes = nodes;
    }

    internal TemplateText Text { get; }

    internal ImmutableArray<TemplateNode> Nodes { get; }

    /// <summary>A template of which something is wrong is null; the bag says what.</summary>
    public static Template? Parse(SourceText source, DiagnosticBag bag)
    {
        if (TemplateText.FindNoText(source) is { } place)
        {
            bag.Add(TemplateDiagnostics.Malformed(place, "This is not UTF-8 text.", "Save the template as UTF-8."));
            return null;
        }

        // A bag of its own, since the caller's may hold errors of something else.
        var mistakes = new DiagnosticBag();
        var text = TemplateText.From(source);
        var nodes = TemplateParser.Parse(text, mistakes);
        bag.AddRange(mistakes.InOrder());
        return mistakes.HasErrors ? null : new Template(text, nodes);
    }

    /// <summary>Renders a template that includes no other; a <see cref="TemplateSet"/> renders those that do.</summary>
    public string Render(View view, DiagnosticBag bag) =>
        TemplateBinder.Bind(this, view.GetType(), _ => null, [], bag)?.Render(view, bag) ?? "";
}
