using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Health;

internal sealed class CurlFailsOnErrors() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3074", Severity.Warning,
        "The health check takes an error page for health",
        """
        curl succeeds whenever it gets an answer, also 404 and 500. Only with --fail, or when the script looks at
        the status, does a failing application fail the check.

        An application that answers every request with an error would be taken for healthy, and replace one that
        works.

        Add --fail (or -f) to curl.
        """);

    private static readonly string[] StatusReaders = ["http_code", "grep", "--write-out", "HTTP/"];

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        var (text, origin) = component.Availability?.HealthCheck switch
        {
            ScriptHealthCheck script => (script.Script.Value, script.Script.Origin),
            CommandHealthCheck command => (string.Join(' ', command.Words.Select(word =>
                word.Value)), command.Origin),
            _ => ("", default),
        };
        if (ShellText.Mentions(text, "curl") && !ShellText.Words(text).Any(IsFail)
            && !StatusReaders.Any(text.Contains))
        {
            yield return Found(view, component, origin,
                $"The health check of \"{component.Name.Value}\" calls curl without --fail, so an error page counts "
                + "as health. Add --fail.");
        }
    }

    private static bool IsFail(string word) =>
        word is "--fail" or "--fail-with-body" or "--fail-early"
        || (word.Length > 1 && word[0] == '-' && word[1] != '-' && word.Contains('f'));
}
