using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules;

internal enum Stage
{
    UpToRules,
    AfterRules,
}

/// <summary>"I know, and here is why": takes warnings of a component back, and minds that none is taken back for nothing.</summary>
internal static class Suppressions
{
    private static readonly DiagnosticDescriptor Unused = new("MC3190", Severity.Warning,
        "A suppression silences nothing",
        """
        The component has no diagnostic of this code, so the entry in "suppress" does nothing.

        What it once excused is gone, or was never there. Left behind, it would hide the next problem of that kind.

        Remove the entry, or move it to the component that has the problem.
        """);

    private static readonly DiagnosticDescriptor OfAnError = new("MC3191", Severity.Error,
        "An error cannot be suppressed",
        """
        The entry in "suppress" names a code that is an error.

        An error says that the deployment would not work. Silence would not make it work.

        Remove the entry and mend what the error speaks of.
        """);

    private static readonly DiagnosticDescriptor WithoutReason = new("MC3192", Severity.Error,
        "A suppression has no reason",
        """
        The entry in "suppress" has no "reason", or an empty one.

        Whoever reads the model next year needs to know why the warning was right to be ignored, and when it no longer is.

        Write one sentence: {"code": "MC3080", "reason": "The registry only has this tag."}.
        """);

    private static readonly DiagnosticDescriptor Unknown = new("MC3193", Severity.Error,
        "A suppression names an unknown code",
        """
        No diagnostic has the code that the entry in "suppress" names.

        It silences nothing, and what it was meant to silence is still there.

        Copy the code from the message that is to be silenced, such as MC3080.
        """);

    public static void Apply(DeploymentModel model, DiagnosticBag bag, Stage stage)
    {
        if (model.Components.All(component => component.Suppressions.IsEmpty))
            return;
        var entries = EntriesFor(model, stage);
        var used = Silence(bag, [.. entries.Select(entry => entry.Key)]);
        var severities = new Lazy<Dictionary<string, Severity>>(SeveritiesByCode);
        foreach (var entry in entries)
        {
            if (Complaint(model, entry.Given, used.Contains(entry.Key), severities) is { } complaint)
                bag.Add(complaint with { Component = entry.Owner.Name.Value });
        }
    }

    private static List<Entry> EntriesFor(DeploymentModel model, Stage stage) =>
    [
        .. from component in model.Components
           from suppression in component.Suppressions
           where StageOf(suppression.Code) == stage
           select new Entry(component, suppression),
    ];

    /// <summary>Takes back what was foreseen, and tells which entries that used.</summary>
    private static HashSet<(string, string)> Silence(DiagnosticBag bag, HashSet<(string, string)> foreseen)
    {
        var used = new HashSet<(string, string)>();
        bag.Silence(found =>
        {
            if (found.Component is not { } component || !foreseen.Contains((component, found.Code)))
                return false;
            used.Add((component, found.Code));
            return true;
        });
        return used;
    }

    private static Diagnostic? Complaint(
        DeploymentModel model, Suppression given, bool isUsed, Lazy<Dictionary<string, Severity>> severities)
    {
        var code = given.Code.Value;
        var (whole, part) = (model.At(given.Origin), model.At(given.Code.Origin));
        if (string.IsNullOrWhiteSpace(given.Reason))
        {
            return WithoutReason.At(whole,
                $"The suppression of \"{code}\" has no reason. Say in \"reason\" why the warning does not matter here.");
        }

        if (isUsed)
            return null;
        if (!severities.Value.TryGetValue(code, out var severity))
            return Unknown.At(part, $"No diagnostic has the code \"{code}\".{AdviceFor(code, severities.Value.Keys)}");
        return severity == Severity.Error
            ? OfAnError.At(part,
                $"\"{code}\" is an error, and errors cannot be suppressed. Remove the entry and mend what the error speaks of.")
            : Unused.At(whole, $"The suppression of \"{code}\" silences nothing. Remove it.");
    }

    private static Stage StageOf(string code) =>
        code.StartsWith("MC4", StringComparison.Ordinal) ? Stage.AfterRules : Stage.UpToRules;

    private static string AdviceFor(string code, IEnumerable<string> known) =>
        SpellChecker.Suggest(code, known) is { } near
            ? $" Did you mean \"{near}\"?"
            : " Copy the code from the message that is to be silenced.";

    // Looking at every type takes milliseconds; a model whose suppressions all do their work never gets here.
    private static Dictionary<string, Severity> SeveritiesByCode() =>
        DiagnosticCatalog.Of().ToDictionary(descriptor => descriptor.Code, descriptor => descriptor.Severity);

    private sealed record Entry(Component Owner, Suppression Given)
    {
        public (string, string) Key => (Owner.Name.Value, Given.Code.Value);
    }
}
