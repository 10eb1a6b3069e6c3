using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Emit.Templates;

/// <summary>MC411x: what is wrong with a template. Each place is in the template itself.</summary>
internal static class TemplateDiagnostics
{
    private static readonly DiagnosticDescriptor NotSupportedHere = new("MC4110", Severity.Error,
        "Scriban can do this, templates here cannot",
        """
        Templates are written in a small part of Scriban's language: text, {{ path }}, for, if, include, comments,
        whitespace control and escapes. Functions, assignments, arithmetic and the like are left out, because a template
        decides nothing: every decision is in the plan, where it can be read and compared.

        Print the value as the view holds it. "modelc build --views DIR" writes down all that a template can use.
        """);

    private static readonly DiagnosticDescriptor Broken = new("MC4111", Severity.Error,
        "A template is not well formed",
        """
        A block is not closed, an "end" or "else" belongs to nothing, or the file is not UTF-8 text.

        "{{" opens code anywhere in a template. To write "{{" itself, as Docker's own formats need it, escape it:
        {%{ docker ps --format '{{.Names}}' }%}
        """);

    private static readonly DiagnosticDescriptor UnknownVariable = new("MC4112", Severity.Error,
        "A template names a value that its view does not have",
        """
        Each template is given one view. A name that is not in it is an error also where the template would not
        get to it today, so that a template of your own cannot fail on the day that somebody needs the other branch.

        "modelc build --views DIR" writes down the view of every file.
        """);

    private static readonly DiagnosticDescriptor WrongUse = new("MC4113", Severity.Error,
        "A value cannot be used this way",
        """
        Texts, numbers and booleans are printed; lists are looped over; a condition asks whether something is true or is
        there at all. In Scriban a list and a number are always "there", even an empty list and 0, so asking that is refused:
        compare instead, as in {{ if ports.size != 0 }}.
        """);

    private static readonly DiagnosticDescriptor Missing = new("MC4114", Severity.Error,
        "There is no such template",
        """
        A template includes a file that is neither one of modelc's own templates nor in the folder given with --templates,
        or that folder holds a file that nothing uses. A file there replaces the template of the same name.
        """);

    private static readonly DiagnosticDescriptor Endless = new("MC4115", Severity.Error,
        "Templates include each other in a circle",
        "A template includes itself, directly or by way of others, so that rendering it would never end.");

    private static readonly DiagnosticDescriptor NoValue = new("MC4116", Severity.Error,
        "A template prints a value that is not there",
        """
        Some values of a view are optional. Printing nothing in their place hides a mistake, so a template has to ask:
        {{ if alias }}alias: {{ alias }}{{ end }}
        """);

    private static readonly DiagnosticDescriptor Hidden = new("MC4117", Severity.Error,
        "A loop's variable hides another value",
        """
        The variable of a loop has the name of a value of the view, or of the variable of a loop around it. Below that line
        the same name would mean something else. Give the loop's variable another name.
        """);

    public static Diagnostic NotSupported(SourceLocation at, string what, string instead) =>
        NotSupportedHere.At(at, $"{what} is not supported in templates. {instead}");

    public static Diagnostic Malformed(SourceLocation at, string fact, string advice) => Broken.At(at, $"{fact} {advice}");

    public static Diagnostic Unknown(SourceLocation at, string name, string owner, IReadOnlyCollection<string> known) =>
        UnknownVariable.At(at, $"{owner} has no \"{name}\".{HintOrList(name, known)}");

    public static Diagnostic CannotUse(SourceLocation at, string fact, string advice) => WrongUse.At(at, $"{fact} {advice}");

    public static Diagnostic NoTemplate(SourceLocation at, string name, IReadOnlyCollection<string> known) =>
        Missing.At(at, $"There is no template \"{name}\".{HintOrList(name, known)}");

    public static Diagnostic UnusedOverride(SourceLocation at, string name, IReadOnlyCollection<string> known) =>
        Missing.At(at, $"\"{name}\" replaces no template, and no template here includes it.{HintOrList(name, known)}");

    public static Diagnostic Circle(SourceLocation at, IEnumerable<string> names) =>
        Endless.At(at, $"Templates include each other in a circle: {string.Join(" -> ", names.Select(n => $"\"{n}\""))}. "
            + "Remove one of the includes.");

    public static Diagnostic NotThere(SourceLocation at, string name) =>
        NoValue.At(at, $"\"{name}\" has no value here. Ask first: {{{{ if {name} }}}} ... {{{{ end }}}}.");

    public static Diagnostic Hides(SourceLocation at, string name) =>
        Hidden.At(at, $"The loop's variable \"{name}\" hides another \"{name}\". Give it another name.");

    private static string HintOrList(string name, IReadOnlyCollection<string> known)
    {
        if (known.Count == 0)
            return " There are none.";
        var hint = SpellChecker.Hint(name, known);
        return hint.Length > 0 ? hint : $" There are: {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
    }
}
