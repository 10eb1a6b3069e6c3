using System.Text;

namespace Modelc.Compiler.Tests.Syntax;

/// <summary>Random data from a seed, written as JSON and as YAML.</summary>
internal sealed class GeneratedDocument
{
    private static readonly string[] Texts =
    [
        "", " ", "a", "yes", "null", "80", "0.0.1", "-", "- a", "a: b", "#x", "\"", "'", "\\", "\n", "two\nlines\n", "\t",
        "é", "名前", "\U0001F600", "\u2028", "{{x}}", "$(reboot)", "*a", "&a", "!t", "%", "@", "<<", "~", "\u007f", "\u0001", "\u001b[31m",
        "a\u0300", "\ufeff", "\u0085", "'it''s'", "//", "/* */", "long " + new string('x', 80),
    ];

    private static readonly string[] Numbers = ["0", "80", "-1", "0.5", "1e3", "1.5E-3", "123456789012345678901234567890"];

    private readonly Random random;
    private readonly object? root;

    public GeneratedDocument(int seed)
    {
        random = new Random(seed);
        root = Members(depth: 0);
    }

    public string Json()
    {
        var text = new StringBuilder();
        WriteJson(text, root);
        return text.ToString();
    }

    public string Yaml()
    {
        var text = new StringBuilder();
        WriteYaml(text, root, indent: 0);
        return text.ToString();
    }

    private sealed record Number(string Text);

    private object? Value(int depth) => random.Next(depth > 4 ? 4 : 7) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => new Number(Pick(Numbers)),
        3 => Pick(Texts) + Pick(Texts),
        4 => Pick(Texts),
        5 => Enumerable.Range(0, random.Next(5)).Select(_ => Value(depth + 1)).ToList(),
        _ => Members(depth + 1),
    };

    private Dictionary<string, object?> Members(int depth)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var count = random.Next(25); count > 0; count -= 1 + depth)
            members.TryAdd(Pick(Texts) + Pick(Texts), Value(depth));
        return members;
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];

    private void WriteJson(StringBuilder text, object? value)
    {
        switch (value)
        {
            case Dictionary<string, object?> members:
                WriteJsonSequence(text, '{', '}', members, member =>
                {
                    text.Append(Quoted(member.Key, escapeSlash: random.Next(2) == 0)).Append(Blank()).Append(':').Append(Blank());
                    WriteJson(text, member.Value);
                });
                break;
            case List<object?> items:
                WriteJsonSequence(text, '[', ']', items, item => WriteJson(text, item));
                break;
            default:
                text.Append(Scalar(value));
                break;
        }
    }

    private void WriteJsonSequence<T>(StringBuilder text, char open, char close, ICollection<T> parts, Action<T> write)
    {
        text.Append(open);
        var left = parts.Count;
        foreach (var part in parts)
        {
            text.Append(Blank());
            write(part);
            text.Append(Blank()).Append(--left > 0 || random.Next(3) == 0 ? "," : "").Append(Blank());
        }

        text.Append(close);
    }

    private string Blank() => Pick(["", "", " ", "\n", "\t", " // c\n", "/* \" */", "\r\n"]);

    private void WriteYaml(StringBuilder text, object? value, int indent)
    {
        switch (value)
        {
            case Dictionary<string, object?> { Count: > 0 } members:
                foreach (var (key, member) in members)
                {
                    text.Append(' ', indent).Append(Quoted(key, escapeSlash: false)).Append(':');
                    WriteYamlChild(text, member, indent + 2);
                }

                break;
            case List<object?> { Count: > 0 } items:
                foreach (var item in items)
                {
                    text.Append(' ', indent).Append('-');
                    WriteYamlChild(text, item, indent + 2);
                }

                break;
            default:
                text.Append(' ', indent).Append(YamlScalar(value)).Append('\n');
                break;
        }
    }

    private void WriteYamlChild(StringBuilder text, object? value, int indent)
    {
        if (value is Dictionary<string, object?> { Count: > 0 } or List<object?> { Count: > 0 })
        {
            text.Append(random.Next(4) == 0 ? " # a comment\n" : "\n");
            WriteYaml(text, value, indent);
        }
        else
        {
            text.Append(' ').Append(YamlScalar(value)).Append('\n');
        }
    }

    private string YamlScalar(object? value) => value switch
    {
        Dictionary<string, object?> => "{}",
        List<object?> => "[]",
        null => Pick(["null", "~", "", "Null"]),
        true => Pick(["true", "True"]),
        string text when text.All(char.IsAsciiLetter) && text.Length > 0 && text is not ("null" or "true" or "false") =>
            Pick([text, $"'{text}'", $"\"{text}\""]),
        _ => Scalar(value),
    };

    private static string Scalar(object? value) => value switch
    {
        null => "null",
        true => "true",
        false => "false",
        Number number => number.Text,
        string text => Quoted(text, escapeSlash: false),
        _ => throw new InvalidOperationException($"No such value: {value}."),
    };

    /// <summary>A form that JSON and double-quoted YAML share: what YAML does not print is escaped.</summary>
    private static string Quoted(string value, bool escapeSlash)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '/' when escapeSlash => text.Append("\\/"),
                '\n' => text.Append("\\n"),
                '\t' => text.Append("\\t"),
                < ' ' or '\u007f' or '\u0085' or '\u2028' or '\ufeff' => text.Append($"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }
}
