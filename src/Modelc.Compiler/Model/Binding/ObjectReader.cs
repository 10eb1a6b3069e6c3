using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Syntax;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model.Binding;

/// <summary>
/// Reads the fields of one object: typed, with their places. Null means absent. It remembers which fields were asked
/// for; <see cref="Finish"/> reports all others.
/// </summary>
internal sealed class ObjectReader(BindingContext context, Owner owner, ObjectSyntax syntax)
{
    private readonly List<string> asked = [];
    private readonly List<string> meaningless = [];
    private readonly List<(string Old, string Modern)> renamed = [];
    private readonly ValueReader values = new(context, owner);

    public BindingContext Context => context;

    public Owner Owner => owner;

    public ObjectSyntax Syntax => syntax;

    public TextSpan Origin => syntax.Span;

    public ValueReader Values => values;

    /// <summary>The value of a field, unless it is absent or null.</summary>
    public SyntaxNode? Find(string field)
    {
        asked.Add(field);
        return Given(field) ?? GivenAs(field);
    }

    /// <summary>A field that is known and means nothing.</summary>
    public void Ignore(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
            meaningless.Add(field);
    }

    /// <summary>A field that used to have another name. To be said before the field is read.</summary>
    public void Renamed(string old, string modern)
    {
        meaningless.Add(old);
        if (Given(old) is null)
            return;
        renamed.Add((old, modern));
        Report(LegacyDiagnostics.OldName(context.At(syntax.Find(old)!.NameSpan), owner.Text, old, modern));
    }

    public Located<string> Text(string field, string fallback) => OptionalText(field) ?? Default(fallback);

    /// <summary>As GeneSIS reads it: a default stands in for an empty text, too.</summary>
    public Located<string> FilledText(string field, string fallback) =>
        OptionalText(field) is { Value.Length: > 0 } text ? text : Default(fallback);

    public Located<string>? OptionalText(string field) => Find(field) is { } node ? values.Text(node, new(field)) : null;

    /// <summary>A text that must be there; the example shows what it could be.</summary>
    public Located<string>? RequiredText(string field, string example)
    {
        if (Find(field) is { } node)
            return values.Text(node, new(field));
        Report(ShapeDiagnostics.MissingField(context.At(Origin), owner.Text, field, example));
        return null;
    }

    public Located<int> Number(string field, int fallback, NumberRange range) =>
        OptionalNumber(field, range) ?? Default(fallback);

    /// <summary>GeneSIS's editor writes "" for a number that nobody gave.</summary>
    public Located<int>? OptionalNumber(string field, NumberRange range) =>
        Find(field) is { } node and not StringSyntax { Value: "" } ? values.Number(node, new(field), range) : null;

    public Located<double> Fraction(string field, double fallback, double highest) =>
        Find(field) is { } node ? values.Fraction(node, new(field), highest) ?? Default(fallback) : Default(fallback);

    public Located<bool> Flag(string field, bool fallback) =>
        Find(field) is { } node ? values.Flag(node, new(field)) ?? Default(fallback) : Default(fallback);

    public Located<Duration>? Time(string field) => Find(field) is { } node ? values.Time(node, new(field)) : null;

    public Located<T> Word<T>(string field, T fallback, WordList<T> words) =>
        Find(field) is { } node and not StringSyntax { Value: "" }
            ? values.Word(node, new(field), words) ?? Default(fallback)
            : Default(fallback);

    /// <summary>An object of its own; an empty text is no object, as GeneSIS has it.</summary>
    public ObjectReader? Object(string field) =>
        Find(field) is { } node and not StringSyntax { Value: "" } ? Inner(node, new(field)) : null;

    /// <summary>The items of a list; an empty text is an empty list.</summary>
    public ImmutableArray<SyntaxNode> Items(string field)
    {
        switch (Find(field))
        {
            case null or StringSyntax { Value: "" }:
                return [];
            case ArraySyntax list:
                return list.Items;
            case var other:
                values.Wrong<bool>(other, new(field), "a list");
                return [];
        }
    }

    /// <summary>Objects in a list, or one object that stands for a list of one.</summary>
    public IEnumerable<ObjectReader> Objects(string field, bool orOne = false)
    {
        if (orOne && syntax.Find(field)?.Value is ObjectSyntax)
            return Object(field) is { } one ? [one] : [];
        return Items(field).Select(item => Inner(item, new(field, IsItem: true))).OfType<ObjectReader>();
    }

    public ImmutableArray<Located<string>> Texts(string field)
    {
        var texts = ImmutableArray.CreateBuilder<Located<string>>();
        foreach (var item in Items(field))
        {
            if (values.Text(item, new(field, IsItem: true)) is { } text)
                texts.Add(text);
        }

        return texts.ToImmutable();
    }

    public Located<T> Default<T>(T value) => new(value, Origin, IsGiven: false);

    public ObjectReader? Inner(SyntaxNode node, Label label)
    {
        if (node is ObjectSyntax inner)
            return new(context, owner.Part(label.Field), inner);
        values.Wrong<bool>(node, label, "an object");
        return null;
    }

    public void Report(Diagnostic diagnostic) => values.Report(diagnostic);

    /// <summary>To be called when all fields of the shape were asked for: says which others there are.</summary>
    public void Finish(string shape)
    {
        context.Fields?.Add(shape, [.. asked, .. meaningless]);
        foreach (var member in syntax.Members)
        {
            if (!asked.Contains(member.Name) && !meaningless.Contains(member.Name))
                ReportUnknown(member);
        }
    }

    private void ReportUnknown(MemberSyntax member) =>
        Report(ShapeDiagnostics.UnknownField(
            context.At(member.NameSpan), member.Name, owner.Text, [.. asked.Except(meaningless).Distinct()]));

    private SyntaxNode? GivenAs(string modern)
    {
        foreach (var name in renamed)
        {
            if (name.Modern == modern)
                return Given(name.Old);
        }

        return null;
    }

    private SyntaxNode? Given(string field) =>
        syntax.Find(field)?.Value is { } value and not NullSyntax ? value : null;
}
