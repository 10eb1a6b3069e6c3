using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model;

/// <summary>What can be wrong with the shape of a model: its fields, their types and their values.</summary>
internal static class ShapeDiagnostics
{
    public static readonly DiagnosticDescriptor WrongTypeCode = new(
        "MC2001",
        Severity.Error,
        "A field holds a value of the wrong type",
        "The field is known, but its value cannot be what the field is for: a text where a list belongs, true where a "
        + "number belongs. A number may stand in quotes (\"80\") and a text may be a bare number (5), as in GeneSIS. "
        + "Leave the field out, or write null, to get its default.");

    public static readonly DiagnosticDescriptor UnknownFieldCode = new(
        "MC2002",
        Severity.Warning,
        "A field is not known and does nothing",
        "GeneSIS drops unknown fields without a word, so that a misspelt one looks as if it were in force. Correct the "
        + "spelling or remove the field. Fields that GeneSIS adds at run time (_runtime, container_id, isLocal) are "
        + "known, mean nothing to a deployment, and are not reported.");

    public static readonly DiagnosticDescriptor OutOfRangeCode = new(
        "MC2008",
        Severity.Error,
        "A number or a duration is out of range",
        "The message says which values are possible: a port is at most 65535, a duration at most a day.");

    public static readonly DiagnosticDescriptor UnreadableCode = new(
        "MC2009",
        Severity.Error,
        "A text is not written as its field needs it",
        "Some texts have a form of their own: a duration (\"1m30s\"), a size (\"256m\"), an environment variable "
        + "(\"NAME=value\"), a port binding (\"53/udp\"), a path that starts with \"/\". The message shows the form.");

    public static readonly DiagnosticDescriptor UnknownWordCode = new(
        "MC2010",
        Severity.Error,
        "A field that takes one of a few words holds another",
        "The message lists the words that the field takes. They are compared letter by letter, case included.");

    public static readonly DiagnosticDescriptor MissingFieldCode = new(
        "MC2011",
        Severity.Error,
        "A field that has no default is missing",
        "Most fields have a default and may be left out. This one has none: nothing sensible could be assumed.");

    public static readonly DiagnosticDescriptor UnknownTypeCode = new(
        "MC2012",
        Severity.Error,
        "A \"_type\" is not known",
        "The type decides what a component or a capability is. GeneSIS looks an unknown type up among its plug-ins and "
        + "crashes when there is none; here it is an error, with the sorted list of the types there are.");

    public static readonly DiagnosticDescriptor NoModelCode = new(
        "MC2013",
        Severity.Error,
        "The text holds no deployment model",
        "A deployment model is an object with \"components\", or GeneSIS's envelope around one: "
        + "{\"dm\": {\"name\": ..., \"components\": [...]}, \"graph\": {...}}. `modelc init` writes one to start from.");

    public static readonly DiagnosticDescriptor ExclusiveFieldsCode = new(
        "MC2016",
        Severity.Error,
        "Exactly one of several fields must be given",
        "The fields say the same thing in different ways, such as the http, tcp, command and script of a health check "
        + "or the file and content of a config. Keep the one that is meant.");

    public static Diagnostic WrongType(SourceLocation at, string what, string expected, string found) =>
        WrongTypeCode.At(at, $"{what} must be {expected}, but it is {found}.");

    public static Diagnostic UnknownField(SourceLocation at, string field, string owner, IReadOnlyList<string> known)
    {
        var hint = SpellChecker.Hint(field, known);
        var advice = hint.Length > 0
            ? hint
            : $" Remove it; the fields are {Quoted.List(known.Order(StringComparer.Ordinal))}.";
        return UnknownFieldCode.At(at, $"{Quoted.Name(field)} is not a field of {owner} and does nothing.{advice}");
    }

    public static Diagnostic OutOfRange(SourceLocation at, string what, string lowest, string highest, string found) =>
        OutOfRangeCode.At(at, $"{what} must be from {lowest} to {highest}, but it is {found}.");

    public static Diagnostic Unreadable(SourceLocation at, string what, string form) =>
        UnreadableCode.At(at, $"{what} must be {form}.");

    public static Diagnostic UnknownWord(SourceLocation at, string what, string found, IReadOnlyList<string> words) =>
        UnknownWordCode.At(
            at,
            $"{what} is {Quoted.Name(found)}, but it must be {Quoted.List(words.Order(StringComparer.Ordinal), "or")}."
            + SpellChecker.Hint(found, words));

    public static Diagnostic MissingField(SourceLocation at, string owner, string field, string example) =>
        MissingFieldCode.At(at, $"{Sentence(owner)} needs {Quoted.Name(field)}. Add it, for example {example}.");

    public static Diagnostic UnknownType(SourceLocation at, string owner, string found, IReadOnlyList<string> known) =>
        UnknownTypeCode.At(
            at,
            $"{Sentence(owner)} has the unknown type {Quoted.Name(found)}.{SpellChecker.Hint(found, known)} "
            + $"The types are {Quoted.List(known.Order(StringComparer.Ordinal))}.");

    public static Diagnostic NoModel(SourceLocation at, string found) =>
        NoModelCode.At(
            at,
            $"This is no deployment model: it must be an object with \"dm\" or \"components\", but it is {found}.");

    public static Diagnostic ExclusiveFields(
        SourceLocation at, string owner, IReadOnlyList<string> fields, IReadOnlyList<string> given) =>
        ExclusiveFieldsCode.At(
            at,
            $"{Sentence(owner)} has {(given.Count == 0 ? "none" : Quoted.List(given))} of "
            + $"{Quoted.List(fields)}. Give exactly one of them.");

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
