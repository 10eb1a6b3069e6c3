using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Syntax.Yaml;

internal static class YamlDiagnostics
{
    private static readonly DiagnosticDescriptor MalformedCode = new("MC1030", Severity.Error,
        "The YAML cannot be read",
        """
        The file breaks off from the form of YAML. Nothing after this place was read.

        The usual causes are indentation that does not fit the lines above, and a text with ": " or a special first
        character that stands without quotes.
        """);

    private static readonly DiagnosticDescriptor TabCode = new("MC1031", Severity.Error,
        "A tab is used for indentation",
        """
        In YAML lines are indented by blanks only: how wide a tab is would be anybody's guess.

        Replace the tab by blanks.
        """);

    private static readonly DiagnosticDescriptor MergeKeyCode = new("MC1032", Severity.Error,
        "Merge keys are not supported",
        """
        The merge key "<<" is not part of YAML 1.2, and readers differ in what it does.

        Write the members out, or use an alias (*name) for a whole value.
        """);

    private static readonly DiagnosticDescriptor SeveralDocumentsCode = new("MC1033", Severity.Error,
        "The file holds several YAML documents",
        """
        A line "---" starts another document. A model is one document.

        Put each model in a file of its own.
        """);

    private static readonly DiagnosticDescriptor TagCode = new("MC1034", Severity.Error,
        "A tag is not supported, or its value is of another kind",
        """
        Only the tags of the core schema are read: !!str, !!int, !!float, !!bool, !!null, !!map and !!seq; and the value
        must be what its tag says.

        Remove the tag. To make a text of a number, put it in quotes.
        """);

    private static readonly DiagnosticDescriptor AliasCode = new("MC1035", Severity.Error,
        "An alias stands for nothing",
        """
        An alias (*name) repeats the value of an anchor (&name) that stands before it in the file. There is no such
        anchor, or the alias stands inside the very value it would repeat.
        """);

    private static readonly DiagnosticDescriptor TooManyAliasedCode = new("MC1036", Severity.Error,
        "Aliases stand for too many values",
        """
        Aliases of values that hold aliases multiply. All aliases of a file together may stand for 100,000 values.

        Write out what varies, and use fewer aliases.
        """);

    private static readonly DiagnosticDescriptor KeyIsNotTextCode = new("MC1037", Severity.Error,
        "A key is not a text",
        """
        YAML allows lists and objects as keys. A model has only texts as keys.

        A text that starts with '{', '[', '?' or '*' needs quotes.
        """);

    public static Diagnostic Malformed(SourceLocation at, string sentence) => MalformedCode.At(at, sentence);

    public static Diagnostic Tab(SourceLocation at) =>
        TabCode.At(at, "A tab is used for indentation. Use blanks.");

    public static Diagnostic MergeKey(SourceLocation at) => MergeKeyCode.At(at,
        "The merge key \"<<\" is not supported. Write the members out, or use an alias for a whole value.");

    public static Diagnostic SeveralDocuments(SourceLocation at) => SeveralDocumentsCode.At(at,
        "A second YAML document starts here. A model is one document: put each in a file of its own.");

    public static Diagnostic Tag(SourceLocation at, string tag)
    {
        var written = tag.Replace("tag:yaml.org,2002:", "!!", StringComparison.Ordinal);
        return written.StartsWith("!!", StringComparison.Ordinal)
            ? TagCode.At(at, $"The value is not what its tag \"{written}\" says, or the tag is unknown. Remove the tag.")
            : TagCode.At(at, $"The tag \"{written}\" is not supported. Remove it.");
    }

    public static Diagnostic UnknownAlias(SourceLocation at, string name, IEnumerable<string> known) => AliasCode.At(at,
        $"The alias \"*{name}\" has no anchor \"&{name}\" before it.{SpellChecker.Hint(name, known)}");

    public static Diagnostic AliasInsideItself(SourceLocation at, string name) => AliasCode.At(at,
        $"The alias \"*{name}\" stands inside the value of its own anchor. A value cannot hold itself.");

    public static Diagnostic TooManyAliasedNodes(SourceLocation at) => TooManyAliasedCode.At(at,
        $"With this alias, aliases stand for more than {SyntaxLimits.AliasedNodes} values. Use fewer.");

    public static Diagnostic KeyIsNotText(SourceLocation at) =>
        KeyIsNotTextCode.At(at, "A key must be a text. If it is one, put it in quotes.");
}
