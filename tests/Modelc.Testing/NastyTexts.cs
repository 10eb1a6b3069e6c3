namespace Modelc.Testing;

/// <summary>Texts that have broken out of somebody's quotes before.</summary>
public static class NastyTexts
{
    /// <summary>Texts of one line, which every language of ours can hold.</summary>
    public static IReadOnlyList<string> OfOneLine { get; } =
    [
        "plain",
        "two words",
        " leading",
        "trailing ",
        "   ",
        "\ttab\tin the middle\t",
        "'",
        "''",
        "it's",
        "\"",
        "\"\"",
        "say \"hi\" and 'bye'",
        "'\"'\"'",
        @"\",
        @"\\",
        @"ends with a backslash\",
        @"\n \t \x41 \u0041 \' \"" \` \e",
        "`id`",
        "{{ name }}",
        "{%{ raw }%}",
        "}}",
        "%[src]",
        "%ci %{+Q}r 100%",
        "%%",
        "!",
        "!!str x",
        "!event",
        "*",
        "*anchor",
        "&anchor",
        "~",
        "~root",
        "null",
        "yes",
        "y",
        "NO",
        "1:30",
        "0o17",
        "0x1F",
        "1e3",
        ".inf",
        "2001-01-01",
        "- item",
        "-n",
        "--",
        "? key",
        ": value",
        "key: value",
        "[a, b]",
        "{a: b}",
        "# comment",
        "text # comment",
        "@at",
        "%directive",
        "|",
        ">",
        "a|b",
        "a;b",
        "a && b || c & d",
        "(sub)",
        "<in >out 2>&1",
        "a=b",
        "*.txt [a-z] ?",
        "<b>&amp;</b>",
        "_under_ **bold** [link](http://x) ![i](j) ~~s~~ h*i*j",
        "1. one",
        "+ plus",
        "= equals",
        "http://user:pass@host:80/path?q=1&r=2#frag",
        "C:\\Program Files\\x",
        "é ü ß 漢字 עברית",
        "\U0001F680 \U0001F469\u200D\U0001F4BB",
        "\u202Eright to left\u200F\u2066\u2069",
        "\u2028line\u2029paragraph",
        "next\u0085line",
        "no\u00A0break\u200B\u00AD",
        "\uFEFFmark",
        "\uFFFE\uFFFF\uE000\U000E0041\U0010FFFD",
        "\u0080\u009B\u009F",
        new('x', 3000),
        string.Concat(Enumerable.Repeat("'\" \\", 500)),
    ];

    /// <summary>What begins a variable somewhere. nginx.conf has no way to say these.</summary>
    public static IReadOnlyList<string> WithDollar { get; } =
    [
        "$",
        "$$",
        "$HOME",
        "${HOME}",
        "${HOME:-x}",
        "$(id)",
        "$((1+1))",
        "$'\\n'",
        "$$(id)$",
        @"\$HOME \\$HOME",
        "cost: 5$",
    ];

    /// <summary>Texts that need more than a line, and controls.</summary>
    public static IReadOnlyList<string> WithControls { get; } =
    [
        "two\nlines",
        "\n",
        "ends with a line break\n",
        "\n\n  blank lines\n\n",
        "dos\r\nlines\r\n",
        "\r",
        "bell\a escape\u001B[31m backspace\b\f\v",
        "\u0001\u001F\u007F",
        "a\n---\nb: c\n...\n",
        "EOF\n$(id)\n'EOF'\n",
        "x\n# y\n\tz",
    ];

    /// <summary>Nothing at all, which HAProxy cannot say.</summary>
    public const string Empty = "";

    public static IReadOnlyList<string> All { get; } =
        [.. OfOneLine, .. WithDollar, .. WithControls, Empty, string.Concat(Enumerable.Repeat("long 'text' $x\n", 8000))];
}
