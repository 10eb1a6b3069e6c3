using Modelc.Compiler.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Modelc.Compiler.Syntax.Yaml;

/// <summary>
/// The core schema of YAML 1.2: only plain scalars can be anything but text, and "yes", "on" and 1:30 are text.
/// Stricter in one point: a number with leading zeros, which other readers take for octal, is an error as in JSON.
/// </summary>
internal sealed class YamlScalars(SyntaxReporter reporter)
{
    private const string Core = "tag:yaml.org,2002:";

    private readonly StringCache names = new();
    private readonly StringCache values = new();

    public string Name(Scalar key, TextSpan span)
    {
        CheckNul(key, span);
        return names.Get(key.Value);
    }

    public SyntaxNode Read(Scalar scalar, TextSpan span)
    {
        if (scalar.Tag.IsEmpty)
            return scalar.Style == ScalarStyle.Plain ? Plain(scalar.Value, span) : Text(scalar, span);
        if (scalar.Tag.IsNonSpecific)
            return Text(scalar, span);
        var plain = scalar.Tag.Value == Core + "str" ? Text(scalar, span) : Plain(scalar.Value, span);
        var isAsTagged = scalar.Tag.Value switch
        {
            Core + "str" => true,
            Core + "int" or Core + "float" => plain is NumberSyntax,
            Core + "bool" => plain is BoolSyntax,
            Core + "null" => plain is NullSyntax,
            _ => false,
        };
        if (!isAsTagged)
            reporter.Report(YamlDiagnostics.Tag(reporter.At(span), scalar.Tag.Value));
        return plain;
    }

    public void CheckCollectionTag(TagName tag, string kind, TextSpan span)
    {
        if (!tag.IsEmpty && !tag.IsNonSpecific && tag.Value != Core + kind)
            reporter.Report(YamlDiagnostics.Tag(reporter.At(span), tag.Value));
    }

    public void CheckKeyTag(TagName tag, TextSpan span) => CheckCollectionTag(tag, "str", span);

    private StringSyntax Text(Scalar scalar, TextSpan span)
    {
        CheckNul(scalar, span);
        return new(span, values.Get(scalar.Value));
    }

    // Outside double quotes there is no escape, and the character itself has been complained about.
    private void CheckNul(Scalar scalar, TextSpan span)
    {
        if (scalar.Style == ScalarStyle.DoubleQuoted && scalar.Value.Contains('\0', StringComparison.Ordinal))
            reporter.Report(SyntaxDiagnostics.Nul(reporter.At(span)));
    }

    private SyntaxNode Plain(string text, TextSpan span) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => new NullSyntax(span),
        "true" or "True" or "TRUE" => new BoolSyntax(span, true),
        "false" or "False" or "FALSE" => new BoolSyntax(span, false),
        _ when YamlNumber.LooksLikeOne(text) => Number(text, span),
        _ => new StringSyntax(span, values.Get(text)),
    };

    private SyntaxNode Number(string text, TextSpan span)
    {
        if (text.Length > SyntaxLimits.NumberLength)
            reporter.Report(SyntaxDiagnostics.NumberTooLong(reporter.At(span)));
        else if (YamlNumber.ToJson(text) is { } number)
            return new NumberSyntax(span, values.Get(number));
        else
            reporter.Report(SyntaxDiagnostics.MalformedNumber(reporter.At(span)));
        return new NullSyntax(span);
    }
}
