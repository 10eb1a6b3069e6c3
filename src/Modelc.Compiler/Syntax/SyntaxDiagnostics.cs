using System.Text;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Syntax;

/// <summary>What can be wrong with a text of either format. What only one of them knows stands in its folder.</summary>
internal static class SyntaxDiagnostics
{
    private const int LongestQuoted = 60;

    private static readonly DiagnosticDescriptor NotUtf8Code = new("MC1001", Severity.Error,
        "The file is not UTF-8",
        """
        A byte of the file belongs to no UTF-8 character.

        Most often an editor saved the file in the encoding of an older system, such as Latin-1 or Windows-1252.

        Save the file as UTF-8.
        """);

    private static readonly DiagnosticDescriptor OtherEncodingCode = new("MC1002", Severity.Error,
        "The file has another encoding than UTF-8",
        """
        The first bytes say that the file is UTF-16 or UTF-32.

        Redirecting output in some shells writes such files. modelc reads UTF-8, with or without a byte order mark.

        Save the file as UTF-8.
        """);

    private static readonly DiagnosticDescriptor NothingInFileCode = new("MC1003", Severity.Error,
        "The file holds no model",
        """
        The file is empty, or holds nothing but blanks and comments.

        Check that the path is the right one. "modelc init" writes a small model to start from.
        """);

    private static readonly DiagnosticDescriptor TooLargeCode = new("MC1004", Severity.Error,
        "The file is too large",
        """
        The file is larger than 256 MiB. A model of 10,000 components has about 50.

        Check that the path is the right one.
        """);

    private static readonly DiagnosticDescriptor TooDeepCode = new("MC1005", Severity.Error,
        "Values are nested too deeply",
        """
        Objects and lists stand inside each other more than 128 deep. No field of a model needs more than about 12.

        Most often a bracket was never closed, or the file is not a model.
        """);

    private static readonly DiagnosticDescriptor DuplicateKeyCode = new("MC1006", Severity.Error,
        "A key is given twice in one object",
        """
        An object has two members of the same name.

        Other readers silently take one of them, and not all take the same.

        Remove one, or merge their values.
        """);

    private static readonly DiagnosticDescriptor MoreLeftOutCode = new("MC1007", Severity.Info,
        "More problems were left out",
        """
        The first 50 problems of a file are shown. Often a few causes explain them all.

        Mend these, then run again.
        """);

    private static readonly DiagnosticDescriptor EndsTooEarlyCode = new("MC1008", Severity.Error,
        "The file ends too early",
        """
        The file ends while something in it is still open: an object, a list, a quoted text or a comment.

        Either the end of the file is missing, or a closing bracket is missing further up. The notes say what is open.
        """);

    private static readonly DiagnosticDescriptor ControlCharacterCode = new("MC1009", Severity.Error,
        "A control character stands in the text",
        """
        An invisible control character stands where only text may be.

        In a JSON string a tab is written \t, and any other control character \u00XX.
        """);

    private static readonly DiagnosticDescriptor LoneSurrogateCode = new("MC1010", Severity.Error,
        "An escape is half a character",
        """
        Characters beyond U+FFFF are written as two escapes, such as \ud83d\ude00. One of the two is missing.

        Write both halves, or the character itself.
        """);

    private static readonly DiagnosticDescriptor BadEscapeCode = new("MC1011", Severity.Error,
        "A backslash is followed by something it does not escape",
        """
        A backslash in a quoted string starts an escape, and there is no such escape.

        In JSON there are \" \\ \/ \b \f \n \r \t and \uXXXX. For a backslash itself, write \\.
        """);

    private static readonly DiagnosticDescriptor MalformedNumberCode = new("MC1012", Severity.Error,
        "A number is not written as JSON writes numbers",
        """
        A number is digits, with an optional '-' before, a fraction and an exponent after: 80, -1, 0.5, 1e3.

        No leading zeros or '+', no bare '.', no hexadecimal, no underscores, no NaN or infinity.

        If it is a text (a version, a file mode), put it in quotes.
        """);

    private static readonly DiagnosticDescriptor NumberTooLongCode = new("MC1013", Severity.Error,
        "A number is too long",
        """
        A number has more than 100 characters. No field of a model can hold it.

        If it is a text, put it in quotes.
        """);

    private static readonly DiagnosticDescriptor ExpectedCode = new("MC1014", Severity.Error,
        "Something else was expected",
        """
        The file breaks off from the form of JSON or YAML: a comma, a colon, a bracket or a value is missing or too many.

        The message says what could have stood there. The mistake itself is often just before that place.
        """);

    private static readonly DiagnosticDescriptor TextAfterModelCode = new("MC1015", Severity.Error,
        "Text follows after the model",
        """
        A file holds one value. After it, only blanks and comments may follow.

        Most often a bracket is closed too early, or two files were joined.
        """);

    private static readonly DiagnosticDescriptor NulCode = new("MC1016", Severity.Error,
        "A text holds the character U+0000",
        """
        An escape such as \u0000 stands for the character with the number nothing.

        To every engine, shell and file system that is the end of a text: what follows would be lost.

        Remove it.
        """);

    public static Diagnostic NotUtf8(SourceLocation at, byte found) =>
        NotUtf8Code.At(at, $"The file is not UTF-8: the byte 0x{found:X2} belongs to no character. Save the file as UTF-8.");

    public static Diagnostic OtherEncoding(SourceLocation at, string name) =>
        OtherEncodingCode.At(at, $"The file is {name}. Save it as UTF-8.");

    public static Diagnostic NothingInFile(SourceLocation at, bool isEmpty) => NothingInFileCode.At(at, isEmpty
        ? "The file is empty. A model is an object with \"components\"."
        : "The file holds nothing but blanks and comments. A model is an object with \"components\".");

    public static Diagnostic TooLarge(SourceLocation at, int length) => TooLargeCode.At(at,
        $"The file has {length / (1024 * 1024)} MiB. At most {SyntaxLimits.FileBytes / (1024 * 1024)} MiB are read.");

    public static Diagnostic TooDeep(SourceLocation at) =>
        TooDeepCode.At(at, $"Values are nested more than {SyntaxLimits.Depth} deep here. Look for a bracket that was not closed.");

    public static Diagnostic DuplicateKey(SourceLocation at, SourceLocation first)
    {
        var key = Quote(at);
        return DuplicateKeyCode.At(at, $"The key {key} is given twice in one object. Remove one of the two.") with
        {
            Notes = [new RelatedNote($"{key} is first given here.", first)],
        };
    }

    public static Diagnostic MoreLeftOut(SourceLocation at) => MoreLeftOutCode.At(at,
        $"There are more problems from here on. The first {SyntaxLimits.Problems} are shown; mend them and run again.");

    /// <param name="at">After the last thing that was there.</param>
    /// <param name="missing">The closing brackets that are still to come.</param>
    public static Diagnostic EndsTooEarly(SourceLocation at, string missing) => EndsTooEarlyCode.At(at, missing.Length switch
    {
        0 => "The file ends where a value is expected.",
        1 => $"The file ends too early: '{missing}' is missing.",
        < 10 => $"The file ends too early: the closing \"{missing}\" is missing.",
        _ => $"The file ends too early: {missing.Length} closing brackets are missing.",
    });

    public static Diagnostic EndsInside(SourceLocation start, string what, string closer) =>
        EndsTooEarlyCode.At(start, $"The {what} that starts here is not closed before the end of the file. Add {closer}.");

    public static Diagnostic ControlCharacter(SourceLocation at, int code) => ControlCharacterCode.At(at,
        $"The control character U+{code:X4} stands in the text. " +
        (code == '\t' ? "Write \\t for a tab." : code == 0 ? "Remove it." : $"Remove it, or write \\u{code:x4} in double quotes."));

    public static Diagnostic LoneSurrogate(SourceLocation at, string written) => LoneSurrogateCode.At(at,
        $"{written} is half a character. Write both halves, such as \\ud83d\\ude00, or the character itself.");

    public static Diagnostic BadEscape(SourceLocation at, string written) => BadEscapeCode.At(at, written is "\\u"
        ? "After \\u come four hexadecimal digits. For a backslash itself, write \\\\."
        : $"{written} is no escape. For a backslash itself, write \\\\.");

    public static Diagnostic MalformedNumber(SourceLocation at) => MalformedNumberCode.At(at,
        $"{Quote(at)} is not a number. Write numbers as in 80, -1 or 0.5; if it is a text, put it in double quotes.");

    public static Diagnostic NumberTooLong(SourceLocation at) => NumberTooLongCode.At(at,
        $"A number of {at.Span.Length} characters is too long; {SyntaxLimits.NumberLength} are the most. "
        + "If it is a text, put it in double quotes.");

    public static Diagnostic Expected(SourceLocation at, string wanted, string found) =>
        ExpectedCode.At(at, $"Expected {wanted}, found {found}.");

    public static Diagnostic TextAfterModel(SourceLocation at, string found) => TextAfterModelCode.At(at,
        $"Expected the end of the file after the model, found {found}. Look for a bracket that is closed too early.");

    public static Diagnostic Nul(SourceLocation at) => NulCode.At(at,
        "The text holds the character U+0000, which ends a text wherever it would be used. Remove it.");

    /// <summary>The text of a place in double quotes, as the user wrote it but not longer than a message can bear.</summary>
    public static string Quote(SourceLocation at)
    {
        var written = at.Source.Bytes.Span.Slice(at.Span.Start, at.Span.Length);
        if (written is [(byte)'"' or (byte)'\'', .., var last] && last == written[0])
            written = written[1..^1];
        var text = Encoding.UTF8.GetString(written[..Math.Min(written.Length, 4 * LongestQuoted)]);
        if (text.Length <= LongestQuoted)
            return $"\"{text}\"";
        var cut = char.IsHighSurrogate(text[LongestQuoted - 1]) ? LongestQuoted - 1 : LongestQuoted;
        return $"\"{text[..cut]}...\"";
    }
}
