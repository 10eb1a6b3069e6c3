using System.Collections.Immutable;

namespace Modelc.Compiler.Model.Binding;

/// <summary>What every component has.</summary>
internal sealed record ComponentHeader(
    ComponentDraft Draft,
    Located<string> Type,
    Located<string>? Id,
    Located<string> Version,
    ImmutableArray<Suppression> Suppressions)
{
    public ObjectReader Reader => Draft.Reader;

    public Located<string> Name => Draft.Name;

    public static ComponentHeader Read(ComponentDraft draft, Located<string> type)
    {
        var reader = draft.Reader;

        // The engine drops "properties" when it loads a model, and adds the others while it runs one.
        reader.Ignore("properties", "_runtime", "container_id", "isLocal");
        return new(
            draft,
            type,
            reader.OptionalText("id") is { Value.Length: > 0 } id ? id : null,
            reader.FilledText("version", "0.0.1"),
            [.. reader.Objects("suppress").Select(Suppression).OfType<Suppression>()]);
    }

    private static Suppression? Suppression(ObjectReader reader)
    {
        var code = reader.RequiredText("code", "\"MC3001\"");
        var reason = reader.RequiredText("reason", "\"the old sensor speaks nothing newer\"");
        reader.Finish("suppression");
        return code is { } c && reason is { } r ? new(c, r, reader.Origin) : null;
    }
}
