using System.Text;
using System.Text.Json;
using Modelc.Apply.Compare;
using Modelc.Apply.Rollout;
using Modelc.Apply.Run;
using Modelc.Cli.Commands;

namespace Modelc.Cli.Printing;

/// <summary>A plan, and how an apply of it ended, for programs. Fields may be added; none changes its meaning.</summary>
internal static class PlanJsonReport
{
    public static void Write(BuiltModel model, Survey? survey, RunOutcome? outcome, TextWriter to)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonReport.Readable))
        {
            json.WriteStartObject();
            json.WriteString("app", model.Plan.App);
            json.WriteString("release", model.Target.Id);
            if (survey is not null)
                Write(json, model, survey);
            if (outcome is not null)
                Write(json, outcome);
            json.WriteEndObject();
        }

        to.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, BuiltModel model, Survey survey)
    {
        List(json, "unreachable", survey.Seen.Unreachable, host =>
        {
            json.WriteString("host", host.Host);
            json.WriteString("message", host.Message);
        });
        List(json, "changes", survey.Changes, change => Write(json, model, change));
        List(json, "steps", survey.Rollout.Steps, todo => Write(json, todo));
        List(json, "retire", survey.Rollout.Retire, folder =>
        {
            json.WriteString("host", folder.Host);
            json.WriteString("unit", folder.Unit);
            json.WriteString("folder", folder.Folder);
            Strings(json, "words", folder.Words);
        });
        List(json, "kept", survey.Rollout.Kept, item => DriftText.Write(json, item));
        List(json, "strays", survey.Rollout.Strays, item => DriftText.Write(json, item));
        Strings(json, "reshipped", survey.Rollout.Reshipped);
        Strings(json, "drainedNodes", survey.DrainedNodes);
        Strings(json, "notes", survey.Rollout.Left.Concat(survey.Lost));
    }

    private static void Write(Utf8JsonWriter json, BuiltModel model, UnitChange change)
    {
        json.WriteString("unit", change.Name);
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(change.Kind.ToString()));
        Strings(json, "hosts", change.Places);
        json.WriteString("origin", change.Origin);
        if (model.PlaceOf(change.Origin) is { } place)
            json.WriteString("place", place);
        List(json, "fields", change.Fields, field => Write(json, model, field));
        Strings(json, "secrets", change.Secrets);
        Strings(json, "files", change.Files);
        List(json, "drift", change.Mended, mended =>
        {
            DriftText.Write(json, mended.Item);
            json.WriteString("effect", JsonNamingPolicy.CamelCase.ConvertName(mended.Effect.ToString()));
        });
    }

    private static void Write(Utf8JsonWriter json, BuiltModel model, PlanChange field)
    {
        json.WriteString("section", field.Section);
        json.WriteString("entry", field.Entry);
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(field.Kind.ToString()));
        json.WriteString("field", field.Field);
        json.WriteString("old", field.Old);
        json.WriteString("new", field.New);
        json.WriteString("effect", JsonNamingPolicy.CamelCase.ConvertName(field.Effect.ToString()));
        json.WriteString("cause", field.Cause);
        json.WriteString("place", model.PlaceOf(field));
        List(json, "follows", field.Follows, one => Write(json, model, one));
    }

    private static void Write(Utf8JsonWriter json, StepToDo todo)
    {
        json.WriteString("host", todo.Step.Host);
        json.WriteString("unit", todo.Step.Unit);
        json.WriteNumber("wave", todo.Step.Wave);
        json.WriteString("phase", JsonNamingPolicy.CamelCase.ConvertName(todo.Step.Phase.ToString()));
        json.WriteString("folder", todo.Step.Folder);
        Strings(json, "words", todo.Words);
    }

    private static void Write(Utf8JsonWriter json, RunOutcome outcome)
    {
        json.WriteString("end", JsonNamingPolicy.CamelCase.ConvertName(outcome.End.ToString()));
        json.WriteNumber("stepsDone", outcome.StepsDone);
        json.WriteNumber("stepsLeft", outcome.StepsLeft);
        List(json, "failures", outcome.Failures, failure =>
        {
            json.WriteString("host", failure.Host);
            json.WriteString("unit", failure.Unit);
            json.WriteString("folder", failure.Folder);
            json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(failure.Kind.ToString()));
            json.WriteString("message", failure.Fact);
            Strings(json, "lastLines", failure.LastLines);
        });
        List(json, "hostFailures", outcome.HostFailures, host =>
        {
            json.WriteString("host", host.Host);
            json.WriteString("message", host.Message);
        });
        if (outcome.Holder is not { } holder)
            return;
        json.WriteStartObject("lock");
        json.WriteString("host", outcome.LockedHost);
        json.WriteString("who", holder.Who);
        json.WriteString("when", holder.When);
        json.WriteString("why", holder.Why);
        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
