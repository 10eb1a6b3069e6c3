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
        var owned = model.Components
            .SelectMany(component => component.Suppressions.Select(entry => (component, entry)))
            .Where(owned => StageOf(owned.entry.Code) == stage)
            .ToList();
        if (owned.Count == 0)
            return;
        var wanted = owned.Select(o => (o.component.Name.Value, o.entry.Code.Value)).ToHashSet();
        var used = new HashSet<(string, string)>();
        bag.Silence(found => found.Component is { } name && wanted.Contains((name, found.Code)) && Use(name, found.Code));
        var severityOf = new Lazy<Dictionary<string, Severity>>(SeveritiesByCode);
        foreach (var (component, entry) in owned)
        {
            var isUsed = used.Contains((component.Name.Value, entry.Code.Value));
            if (Complaint(entry, isUsed, severityOf) is var (descriptor, place, message))
                bag.Add(descriptor.At(model.At(place), message) with { Component = component.Name.Value });
        }

        bool Use(string name, string code)
        {
            used.Add((name, code));
            return true;
        }

        (DiagnosticDescriptor, Text.TextSpan, string)? Complaint(
            Suppression entry, bool isUsed, Lazy<Dictionary<string, Severity>> severities)
        {
            var code = entry.Code.Value;
            if (string.IsNullOrWhiteSpace(entry.Reason))
                return (WithoutReason, entry.Origin, $"The suppression of \"{code}\" has no reason. Say in \"reason\" why the warning does not matter here.");
            if (isUsed)
                return null;
            if (!severities.Value.TryGetValue(code, out var severity))
                return (Unknown, entry.Code.Origin, $"No diagnostic has the code \"{code}\".{AdviceFor(code, severities.Value.Keys)}");
            if (severity == Severity.Error)
                return (OfAnError, entry.Code.Origin, $"\"{code}\" is an error, and errors cannot be suppressed. Remove the entry and mend what the error speaks of.");
            return (Unused, entry.Origin, $"The suppression of \"{code}\" silences nothing. Remove it.");
        }
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
}
