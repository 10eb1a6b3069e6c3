using System.Collections.Immutable;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Emit.Templates;

/// <summary>
/// Finds out what each name of a template means, given the type of its view: also in branches that are not taken
/// today. An included template is bound where it is included, since it sees the loops around it.
/// </summary>
internal sealed class TemplateBinder
{
    // Far more than any file needs; files that include each other doubly and doubly again stop here.
    private const int MostIncludes = 200;

    private readonly Func<string, Template?> find;
    private readonly IReadOnlyCollection<string> known;
    private readonly DiagnosticBag bag;
    private readonly ViewShape view;
    private readonly List<(string Name, ViewShape Item)> loops = [];
    private readonly List<TemplateText> open = [];
    private readonly List<IncludeSite> includes = [];
    private readonly HashSet<Diagnostic> said = [];
    private int includeCount;

    private TemplateBinder(Template template, Type viewType, Func<string, Template?> find, IReadOnlyCollection<string> known, DiagnosticBag bag)
    {
        open.Add(template.Text);
        view = ViewShape.Of(viewType);
        this.find = find;
        this.known = known;
        this.bag = bag;
    }

    /// <summary>Null where something is wrong; the bag says what.</summary>
    public static BoundTemplate? Bind(
        Template template, Type viewType, Func<string, Template?> find, IReadOnlyCollection<string> known, DiagnosticBag bag)
    {
        var mistakes = new DiagnosticBag();
        var nodes = new TemplateBinder(template, viewType, find, known, mistakes).Bind(template.Nodes);
        bag.AddRange(mistakes.InOrder());
        return mistakes.HasErrors ? null : new BoundTemplate(nodes);
    }

    private BoundSequence Bind(ImmutableArray<TemplateNode> nodes) => new([.. nodes.Select(Bind).OfType<BoundNode>()]);

    private BoundNode? Bind(TemplateNode node) => node switch
    {
        TextNode plain => new BoundText(plain.Text),
        PrintNode print => BindPrint(print),
        ForNode loop => BindLoop(loop),
        IfNode choice => BindChoice(choice),
        IncludeNode include => BindInclude(include),
        _ => throw new ArgumentException($"no such node: {node}"),
    };

    private BoundPrint? BindPrint(PrintNode print)
    {
        if (BindPath(print.Path) is not { } value)
            return null;
        switch (value.Kind)
        {
            case ViewKind.List:
                Say(TemplateDiagnostics.CannotUse(At(print.Path.Span), $"\"{print.Path}\" is a list.", "Loop over it with \"for\"."));
                return null;
            case ViewKind.View:
                Say(TemplateDiagnostics.CannotUse(At(print.Path.Span), $"\"{print.Path}\" is a group of values.",
                    $"Print one of them: {Listed(value.Shape!.Members.Select(m => m.Name))}."));
                return null;
            default:
                return new BoundPrint(value);
        }
    }

    private BoundLoop? BindLoop(ForNode loop)
    {
        var list = BindPath(loop.List);
        if (list is not null && list.Kind != ViewKind.List)
            Say(TemplateDiagnostics.CannotUse(At(loop.List.Span), $"\"{loop.List}\" is not a list.", "Print it without a loop."));
        if (FindRoot(loop.Variable.Name) is not null)
            Say(TemplateDiagnostics.Hides(At(loop.Variable.Span), loop.Variable.Name));
        // Without a list nothing is known of the variable, and each use of it would be one more false alarm.
        if (list?.Kind != ViewKind.List)
            return null;

        loops.Add((loop.Variable.Name, list.Shape!.Element));
        var body = Bind(loop.Body);
        loops.RemoveAt(loops.Count - 1);
        return new BoundLoop(list, loops.Count, body);
    }

    private BoundChoice BindChoice(IfNode choice) =>
        new([.. choice.Branches.Select(branch => new BoundBranch(BindCondition(branch.Condition), Bind(branch.Body)))]);

    private ImmutableArray<BoundTerms> BindCondition(ConditionSyntax? condition) => condition is null
        ? [new BoundTerms([])]
        : [.. condition.Alternatives.Select(alternative => new BoundTerms([.. alternative.Terms.Select(BindTerm).OfType<BoundTerm>()]))];

    private BoundTerm? BindTerm(TermSyntax term)
    {
        if (BindPath(term.Path) is not { } value)
            return null;
        var isNumber = value.Kind == ViewKind.Number;
        var isAlwaysThere = value.Shape is not { IsOptional: true };
        if (term.Number is not null && !isNumber)
            Say(TemplateDiagnostics.CannotUse(At(term.Path.Span), $"\"{term.Path}\" is not a number.", "Only numbers can be compared."));
        else if (term.Number is null && isNumber && isAlwaysThere)
            Say(TemplateDiagnostics.CannotUse(At(term.Path.Span), $"\"{term.Path}\" is a number, which is always true.", "Compare it: == or !=."));
        else if (term.Number is null && value.Kind == ViewKind.List && isAlwaysThere)
            Say(TemplateDiagnostics.CannotUse(At(term.Path.Span), $"\"{term.Path}\" is a list, which is always true.", $"Ask for \"{term.Path}.size != 0\"."));
        return new BoundTerm(value, term.IsNegated, term.Number);
    }

    private BoundSequence? BindInclude(IncludeNode include)
    {
        if (find(include.Name) is not { } template)
        {
            // A template that exists and has a mistake of its own has been spoken of already.
            if (!known.Contains(include.Name))
                Say(TemplateDiagnostics.NoTemplate(At(include.Span), include.Name, known));
            return null;
        }

        if (open.IndexOf(template.Text) is >= 0 and var start)
        {
            Say(TemplateDiagnostics.Circle(At(include.Span), [include.Name, .. includes.Skip(start).Select(i => i.Name), include.Name]));
            return null;
        }

        if (includeCount++ == MostIncludes)
            Say(TemplateDiagnostics.NotSupported(At(include.Span), $"More than {MostIncludes} includes for one file", "Write a loop."));
        return includeCount > MostIncludes ? null : BindIncluded(include, template);
    }

    private BoundSequence BindIncluded(IncludeNode include, Template template)
    {
        includes.Add(new IncludeSite(include.Name, At(include.Span)));
        open.Add(template.Text);
        var body = Bind(template.Nodes);
        open.RemoveAt(open.Count - 1);
        includes.RemoveAt(includes.Count - 1);
        return body;
    }

    private BoundPath? BindPath(PathSyntax path)
    {
        if (path.Names[0].Name == "for")
            return BindLoopState(path);
        if (FindRoot(path.Names[0].Name) is not { } root)
        {
            Say(TemplateDiagnostics.Unknown(At(path.Names[0].Span), path.Names[0].Name, "The view", VisibleNames()));
            return null;
        }

        var (level, shape) = root;
        var steps = ImmutableArray.CreateBuilder<BoundStep>();
        for (var i = level == 0 ? 0 : 1; i < path.Names.Length; i++)
        {
            if (shape.Kind == ViewKind.List && path.Names[i].Name == "size" && i == path.Names.Length - 1)
                return new BoundPath(level, steps.ToImmutable(), ViewKind.Number, Shape: null, IsSize: true, At(path.Span), path.ToString());
            if (shape.Find(path.Names[i].Name) is not { } member)
            {
                SayUnknownMember(path, i, shape);
                return null;
            }

            steps.Add(new BoundStep(member.Read, string.Join('.', path.Names.Take(i + 1).Select(n => n.Name)), At(path.Names[i].Span)));
            shape = member.Shape;
        }

        return new BoundPath(level, steps.ToImmutable(), shape.Kind, shape, IsSize: false, At(path.Span), path.ToString());
    }

    private BoundPath? BindLoopState(PathSyntax path)
    {
        string[] values = ["first", "index", "last"];
        if (loops.Count == 0)
        {
            Say(TemplateDiagnostics.CannotUse(At(path.Span), "There is no loop here.", "Use \"for.\" within a loop."));
            return null;
        }

        if (path.Names.Length != 2 || !values.Contains(path.Names[1].Name))
        {
            Say(TemplateDiagnostics.NotSupported(At(path.Span), $"\"{path}\"", $"A loop has: {Listed(values.Select(v => $"for.{v}"))}."));
            return null;
        }

        var kind = path.Names[1].Name == "index" ? ViewKind.Number : ViewKind.Flag;
        return new BoundPath(loops.Count, [], kind, Shape: null, IsSize: false, At(path.Span), path.ToString()) { LoopState = path.Names[1].Name };
    }

    /// <summary>Level 0 is the view, and its members are looked up in it; level n is the item of the n-th loop.</summary>
    private (int Level, ViewShape Shape)? FindRoot(string name)
    {
        for (var level = loops.Count; level > 0; level--)
        {
            if (loops[level - 1].Name == name)
                return (level, loops[level - 1].Item);
        }

        return view.Find(name) is null ? null : (0, view);
    }

    private void SayUnknownMember(PathSyntax path, int index, ViewShape shape)
    {
        var name = path.Names[index];
        var owner = $"\"{string.Join('.', path.Names.Take(index).Select(n => n.Name))}\"";
        if (shape.Kind == ViewKind.View)
            Say(TemplateDiagnostics.Unknown(At(name.Span), name.Name, owner, [.. shape.Members.Select(m => m.Name)]));
        else if (shape.Kind == ViewKind.List)
            Say(TemplateDiagnostics.CannotUse(At(name.Span), $"{owner} is a list.", "Loop over it with \"for\", or ask for its \"size\"."));
        else
            Say(TemplateDiagnostics.CannotUse(At(name.Span), $"{owner} is a single value.", $"Remove \".{name.Name}\"."));
    }

    private string[] VisibleNames() => [.. loops.Select(l => l.Name), .. view.Members.Select(m => m.Name)];

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"\"{n}\""));

    private SourceLocation At(CharacterSpan span) => open[^1].At(span);

    /// <summary>Once, even where a template is included many times; and with the way that led there.</summary>
    private void Say(Diagnostic diagnostic)
    {
        if (!said.Add(diagnostic))
            return;
        bag.Add(diagnostic with
        {
            Notes = [.. diagnostic.Notes, .. includes.AsEnumerable().Reverse().Select(i => new RelatedNote($"\"{i.Name}\" is included here.", i.At))],
        });
    }

    private sealed record IncludeSite(string Name, SourceLocation At);
}
