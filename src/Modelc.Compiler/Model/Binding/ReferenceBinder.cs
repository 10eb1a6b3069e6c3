using System.Collections.Immutable;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Syntax;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model.Binding;

/// <summary>Makes the object of a reference such as "/component/port", or says why there is none.</summary>
internal sealed class ReferenceBinder(BindingContext context, ComponentTable components)
{
    /// <param name="reader">The link or containment.</param>
    /// <param name="who">It, as a sentence begins: 'Link "shop-to-db"'.</param>
    /// <param name="end">Which end to read.</param>
    /// <param name="isSwapped">The other end is the wrong way round, too, and has said so.</param>
    public PortEnd<TPort>? Bind<TPort>(ObjectReader reader, string who, EndKind<TPort> end, bool isSwapped = false)
        where TPort : class
    {
        if (reader.RequiredText(end.Field, "\"/component/port\"") is not { } written)
            return null;
        var said = $"{end.Verb} {Quoted.Name(written)}";
        if (ReferenceText.Parse(written) is not { } reference)
        {
            context.Report(ReferenceDiagnostics.NotAReference(context.At(written.Origin), who, said, Example(written)));
            return null;
        }

        if (components.Find(reference.Component) is not { } found)
        {
            components.ReportUnknown(context, written.Origin, who, said, reference.Component);
            return null;
        }

        if (found.Component is not { } component)
            return null;
        var place = new Place(who, said, written.Origin, component, found.PortsAreBroken, isSwapped);
        var port = reference.Port is { } name ? Named(place, end, name) : Only(place, end);
        return port is null ? null : new(component, port, written.Origin);
    }

    /// <summary>Does this end name a port that belongs at the other end?</summary>
    public bool IsSwapped<TPort>(ObjectReader reader, EndKind<TPort> end)
        where TPort : class =>
        ReferenceText.Of(reader.Syntax.Find(end.Field)?.Value) is { Port: { } port } reference
        && components.Find(reference.Component)?.Component is { } component
        && !end.Fitting(component).Any(fitting => end.NameOf(fitting).Value == port)
        && end.Opposite(component).Contains(port);

    private TPort? Named<TPort>(Place place, EndKind<TPort> end, string name)
        where TPort : class
    {
        var port = end.Fitting(place.Component).FirstOrDefault(fitting => end.NameOf(fitting).Value == name);
        if (port is null && !place.IsBroken)
            ReportMissing(place, end, name);
        return port;
    }

    private void ReportMissing<TPort>(Place place, EndKind<TPort> end, string name)
        where TPort : class
    {
        var at = context.At(place.Origin);
        var component = place.Component;
        var fitting = NamesOf(end, component);
        if (end.Opposite(component).Contains(name))
        {
            if (!place.IsSwapped)
                Report(place, ReferenceDiagnostics.WrongDirection(
                    at, place.Who, place.Said, end.OppositeName, end.PortName));
        }
        else if (end.OtherKind(component).Contains(name))
        {
            Report(place, ReferenceDiagnostics.WrongKind(
                at, place.Who, place.Said, end.OtherKindName, end.PortName, fitting));
        }
        else
        {
            Report(place, ReferenceDiagnostics.UnknownPort(at, place.Who, place.Said, component.Name, name, fitting));
        }
    }

    /// <summary>A bare name means the only port of the kind.</summary>
    private TPort? Only<TPort>(Place place, EndKind<TPort> end)
        where TPort : class
    {
        var at = context.At(place.Origin);
        var component = place.Component;
        ImmutableArray<TPort> fitting = [.. end.Fitting(component)];
        var names = NamesOf(end, component);
        if (place.IsBroken)
            return null;
        if (fitting.Length > 1)
        {
            Report(place, ReferenceDiagnostics.Ambiguous(at, place.Who, place.Said, component.Name, names));
            return null;
        }

        var port = fitting.IsEmpty ? end.Implied(component) : fitting[0];
        if (port is null)
            Report(place, ReferenceDiagnostics.NoPort(at, place.Who, place.Said, component.Name, end.PortName));
        else
            context.Report(LegacyDiagnostics.BareName(at, place.Who, place.Said, Modern(component, end, port)));
        return port;
    }

    private static string Modern<TPort>(Component component, EndKind<TPort> end, TPort port)
        where TPort : class
    {
        var name = end.NameOf(port);
        var reference = Quoted.Name($"/{component.Name.Value}/{name.Value}");
        return name.Value.Length == 0
            ? $"Give {end.PortName} of {Quoted.Name(component.Name)} a name, and write \"/component/port\"."
            : name.IsGiven ? $"Write {reference}." : $"Give it {end.PortName} {Quoted.Name(name)}, and write {reference}.";
    }

    private void Report(Place place, Diagnostic diagnostic) =>
        context.Report(diagnostic with
        {
            Notes =
            [
                new RelatedNote(
                    $"component {Quoted.Name(place.Component.Name)} is declared here.",
                    context.At(place.Component.Name.IsGiven ? place.Component.Name.Origin : place.Component.Origin)),
            ],
        });

    private static ImmutableArray<string> NamesOf<TPort>(EndKind<TPort> end, Component component)
        where TPort : class =>
        [.. end.Fitting(component).Select(port => end.NameOf(port).Value).Where(name => name.Length > 0)];

    private static string Example(string written)
    {
        var parts = written.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 2 ? $"/{parts[0]}/{parts[1]}" : "/component/port";
    }

    private sealed record Place(
        string Who, string Said, TextSpan Origin, Component Component, bool IsBroken, bool IsSwapped);
}
