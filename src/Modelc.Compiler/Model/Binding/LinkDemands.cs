using Modelc.Compiler.Syntax;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model.Binding;

/// <summary>
/// What old links say about the ports at their ends, gathered before the components are bound: links to bare names
/// need ports to end at, and "isMandatory" belongs to a port.
/// </summary>
internal sealed class LinkDemands
{
    private readonly HashSet<string> sources = new(StringComparer.Ordinal);
    private readonly HashSet<string> targets = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Component, string? Port), TextSpan> mandatory = [];

    private LinkDemands()
    {
    }

    public static LinkDemands Of(SyntaxNode? links)
    {
        var demands = new LinkDemands();
        foreach (var link in links is ArraySyntax list ? list.Items : [])
        {
            if (link is ObjectSyntax one)
                demands.Add(one);
        }

        return demands;
    }

    public bool IsBareSource(string component) => sources.Contains(component);

    public bool IsBareTarget(string component) => targets.Contains(component);

    /// <summary>Where a link says that this port is mandatory.</summary>
    public TextSpan? MandatoryAt(string component, string? port) =>
        mandatory.TryGetValue((component, port), out var said) ? said
        : port is not null && mandatory.TryGetValue((component, null), out said) ? said
        : null;

    private void Add(ObjectSyntax link)
    {
        if (ReferenceText.Of(link.Find("src")?.Value) is { IsBare: true } source)
            sources.Add(source.Component);
        if (ReferenceText.Of(link.Find("target")?.Value) is not { } target)
            return;
        if (target.IsBare)
            targets.Add(target.Component);
        if (link.Find("isMandatory")?.Value is BoolSyntax { Value: true } said)
            mandatory.TryAdd((target.Component, target.Port), said.Span);
    }
}
