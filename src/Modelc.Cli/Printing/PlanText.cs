using Modelc.Apply.Compare;
using Modelc.Apply.Rollout;
using Modelc.Apply.Run;
using Modelc.Cli.Commands;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Printing;

/// <summary>What is about to happen, unit by unit, for a person to nod at.</summary>
internal sealed class PlanText(BuiltModel model, TextStyle style, TextWriter to)
{
    public void Write(Survey survey)
    {
        foreach (var change in survey.Changes)
            Write(change);
        foreach (var sentence in Notes(survey))
            to.WriteLine(style.Note($"! {Visible(sentence)}"));
        to.WriteLine(Summary(survey));
    }

    private IEnumerable<string> Notes(Survey survey) =>
        Readiness.ToInstall(model.Target, survey.Rollout, survey.Seen).Select(host => $"Host \"{host}\" has no Docker; it is installed first.")
            .Concat(Readiness.Problems(model.Target, survey.Rollout, survey.Seen, mayInstall: true).Select(problem => problem.Message))
            .Concat(survey.Rollout.Left)
            .Concat(survey.Lost)
            .Concat(survey.Rollout.Kept.Select(item => $"{DriftText.Of(item, $" on {item.Host}")}: changed by hand, kept"))
            .Concat(survey.Rollout.Strays.Select(DriftText.Stray))
            .Concat(survey.DrainedNodes.Select(node => $"Node \"{node}\" was drained by \"modelc node drain\" and stays so until \"modelc node activate\"."));

    private void Write(UnitChange change)
    {
        var place = model.PlaceOf(change.Origin) is { } line ? $"   {style.Faint($"({line})")}" : "";
        var hosts = change.Places.IsEmpty ? "" : $" on {string.Join(", ", change.Places)}";
        to.WriteLine($"{Sign(change.Kind)} {style.Strong(Visible(change.Name))}{hosts}{Remark(change.Kind)}{place}");
        foreach (var field in change.Fields)
            to.WriteLine($"    {Line(field)}");
        foreach (var secret in change.Secrets)
            to.WriteLine($"    {style.Note("~")} secret {Visible(secret)}: changed");
        foreach (var mended in change.Mended)
            to.WriteLine($"    {DriftText.Sign(mended.Item, style)} {DriftText.Of(mended.Item)}: {Felt(mended)}");
        foreach (var file in change.Files)
            to.WriteLine($"    ~ {Visible(file)}");
    }

    private string Sign(UnitChangeKind kind) => kind switch
    {
        UnitChangeKind.New => style.Good("+"),
        UnitChangeKind.Removed => style.Bad("-"),
        UnitChangeKind.Moved => style.Note(">"),
        _ => style.Note("~"),
    };

    private static string Remark(UnitChangeKind kind) => kind switch
    {
        UnitChangeKind.New => ": new",
        UnitChangeKind.Removed => ": removed, for the model no longer has it",
        UnitChangeKind.Moved => ": moves",
        UnitChangeKind.Unfinished => ": did not end well the last time, and runs again",
        UnitChangeKind.OtherFiles => ": its files differ, though the model says the same",
        UnitChangeKind.OtherSecret => ": the value of a secret differs",
        UnitChangeKind.Drifted => ": was changed by hand",
        _ => "",
    };

    private string Line(PlanChange change)
    {
        var (sign, text) = change.Kind switch
        {
            PlanChangeKind.Added => (style.Good("+"), "new"),
            PlanChangeKind.Removed => (style.Bad("-"), "removed"),
            PlanChangeKind.Moved => (style.Note(">"), $"from {change.Old ?? "nowhere"} to {change.New ?? "nowhere"}"),
            _ => (style.Note("~"), $"{change.Field}: {ChangedText.Between(change.Old, change.New)}"),
        };
        var who = change.Section == "unit" ? "" : $"{change.Section} {change.Entry}: ";
        var place = model.PlaceOf(change) is { } line ? $"   {style.Faint($"({line})")}" : "";
        return $"{sign} {Visible(who + text)}: {Felt(change.Effect)}{place}";
    }

    private string Felt(MendedItem mended) => mended.Item.Subject.Kind == "file" ? "shipped again" : Felt(mended.Effect);

    private string Felt(Effect effect) => effect switch
    {
        >= Effect.Recreate or Effect.StopFirst => style.Bad(EffectText.Of(effect)),
        Effect.None => style.Faint(EffectText.Of(effect)),
        _ => EffectText.Of(effect),
    };

    private string Summary(Survey survey)
    {
        if (survey.Rollout.IsEmpty)
            return survey.Rollout.Kept.IsEmpty
                ? $"Nothing to do: the hosts are as the model says (release {survey.Rollout.Release})."
                : $"Nothing to do but what is kept (release {survey.Rollout.Release}).";
        var parts = survey.Changes.GroupBy(change => change.Kind switch
        {
            UnitChangeKind.New => "new",
            UnitChangeKind.Removed => "removed",
            _ => "changed",
        }).OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => $"{part.Count()} {part.Key}");
        var counts = survey.Changes.IsEmpty ? "" : $"{string.Join(", ", parts)}; ";
        var steps = survey.Rollout.Steps.Length + survey.Rollout.Retire.Length;
        return $"Release {survey.Rollout.Release}: {counts}{Counts.Of(steps, "step")} on {Counts.Of(survey.Rollout.Hosts.Count(), "host")}.";
    }

    private static string Visible(string text) => VisibleText.Escape(text);
}
