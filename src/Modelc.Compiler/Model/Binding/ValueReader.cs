using System.Globalization;
using System.Numerics;
using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

/// <summary>
/// Turns one value of the text into what a field needs, or says why not. As in GeneSIS a number may stand in quotes
/// and a text may be a bare number.
/// </summary>
internal sealed class ValueReader(BindingContext context, Owner owner)
{
    public Located<string>? Text(SyntaxNode node, Label label) => node switch
    {
        StringSyntax text => new(text.Value, node.Span),
        NumberSyntax number => new(number.Text, node.Span),
        _ => Wrong<string>(node, label, "a text"),
    };

    public Located<bool>? Flag(SyntaxNode node, Label label) =>
        node is BoolSyntax flag ? new(flag.Value, node.Span) : Wrong<bool>(node, label, "true or false");

    public Located<int>? Number(SyntaxNode node, Label label, NumberRange range)
    {
        if (Whole(node) is not { } number)
            return Wrong<int>(node, label, "a whole number");
        if (number >= range.Lowest && number <= range.Highest)
            return new((int)number, node.Span);
        Report(ShapeDiagnostics.OutOfRange(
            context.At(node.Span), label.Of(owner), $"{range.Lowest}", $"{range.Highest}", Written(node)));
        return null;
    }

    /// <summary>A number with decimals, from 0 to <paramref name="highest"/>.</summary>
    public Located<double>? Fraction(SyntaxNode node, Label label, double highest)
    {
        if (Decimal(node) is not { } number)
            return Wrong<double>(node, label, "a number");
        if (number >= 0 && number <= highest)
            return new(number, node.Span);
        Report(ShapeDiagnostics.OutOfRange(
            context.At(node.Span), label.Of(owner), "0", highest.ToString(CultureInfo.InvariantCulture), Written(node)));
        return null;
    }

    /// <summary>A text such as "1m30s", or a number of seconds.</summary>
    public Located<Duration>? Time(SyntaxNode node, Label label)
    {
        if (TimeOf(node) is not { } time)
            return Wrong<Duration>(node, label, "a duration such as \"30s\" or \"1m30s\", or a number of seconds");
        if (time.Milliseconds >= 0 && time.Milliseconds <= Duration.Longest.Milliseconds)
            return new(time, node.Span);
        Report(ShapeDiagnostics.OutOfRange(
            context.At(node.Span), label.Of(owner), "0s", Duration.Longest.ToString(), Written(node)));
        return null;
    }

    public Located<T>? Word<T>(SyntaxNode node, Label label, WordList<T> words)
    {
        if (node is not StringSyntax text)
            return Wrong<T>(node, label, $"one of {Quoted.List(words.Names, "or")}");
        if (words.TryFind(text.Value, out var value))
            return new(value, node.Span);
        Report(ShapeDiagnostics.UnknownWord(context.At(node.Span), label.Of(owner), text.Value, words.Names));
        return null;
    }

    public Located<T>? Wrong<T>(SyntaxNode node, Label label, string expected)
    {
        Report(ShapeDiagnostics.WrongType(context.At(node.Span), label.Of(owner), expected, Describe(node)));
        return null;
    }

    public void Unreadable(SyntaxNode node, Label label, string form) =>
        Report(ShapeDiagnostics.Unreadable(context.At(node.Span), label.Of(owner), form));

    public void Report(Diagnostic diagnostic) => context.Report(diagnostic with { Component = owner.Component });

    public static string Describe(SyntaxNode node) => node switch
    {
        StringSyntax text => $"the text {Quoted.Name(text.Value)}",
        NumberSyntax number => $"the number {number.Text}",
        BoolSyntax flag => flag.Value ? "true" : "false",
        ArraySyntax => "a list",
        ObjectSyntax => "an object",
        _ => "null",
    };

    /// <summary>Numbers beyond a long are as good as its ends: out of any range.</summary>
    public static long? Whole(SyntaxNode node)
    {
        if (node is StringSyntax text)
            return IsDigits(text.Value) ? Saturated(BigInteger.Parse(text.Value, CultureInfo.InvariantCulture)) : null;
        if (node is not NumberSyntax number)
            return null;
        if (long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        return Decimal(node) is { } value && Math.Floor(value) == value
            ? value > long.MaxValue ? long.MaxValue : value < long.MinValue ? long.MinValue : (long)value
            : null;
    }

    private static double? Decimal(SyntaxNode node)
    {
        var text = node switch { NumberSyntax number => number.Text, StringSyntax quoted => quoted.Value, _ => "" };
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var styles = node is NumberSyntax ? Plain | NumberStyles.AllowExponent : NumberStyles.AllowDecimalPoint;
        return double.TryParse(text, styles, CultureInfo.InvariantCulture, out var value) && !double.IsNaN(value)
            ? value
            : null;
    }

    private static Duration? TimeOf(SyntaxNode node) => node switch
    {
        StringSyntax text when Duration.TryParse(text.Value, out var time) => time,
        NumberSyntax when Decimal(node) is { } seconds => OfSeconds(seconds),
        _ => null,
    };

    private static Duration OfSeconds(double seconds)
    {
        var longest = Duration.Longest.Milliseconds;
        return new(seconds < 0 ? -1 : seconds > longest / 1000 ? longest + 1 : (long)Math.Round(seconds * 1000));
    }

    private static string Written(SyntaxNode node) => node switch
    {
        NumberSyntax number => number.Text,
        StringSyntax text => text.Value,
        _ => Describe(node),
    };

    private static bool IsDigits(string text) =>
        text.AsSpan(text.StartsWith('-') ? 1 : 0) is { Length: > 0 and <= 30 } digits
        && !digits.ContainsAnyExceptInRange('0', '9');

    private static long Saturated(BigInteger number) =>
        (long)BigInteger.Clamp(number, long.MinValue, long.MaxValue);
}
