using System.Collections.Immutable;
using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

/// <summary>
/// "extra_options": a list of [key, value] of Docker's HostConfig. A value becomes words: true is "true",
/// {"name": "always"} is "name=always", and an object in a list is one word, "Name=nofile,Soft=1024".
/// </summary>
internal static class ExtraOptionBinder
{
    private static readonly Label Field = new("extra_options", IsItem: true);

    public static ImmutableArray<ExtraOption> Bind(ObjectReader resource) =>
        [.. resource.Items("extra_options").Select(item => Bind(resource, item)).OfType<ExtraOption>()];

    private static ExtraOption? Bind(ObjectReader resource, SyntaxNode item)
    {
        if (item is not ArraySyntax { Items: [StringSyntax { Value.Length: > 0 } key, var value] })
        {
            resource.Values.Wrong<bool>(item, Field, "a pair such as [\"Privileged\", true]");
            return null;
        }

        return new(new(key.Value, key.Span), WordsOf(value), item.Span);
    }

    private static ImmutableArray<Located<string>> WordsOf(SyntaxNode value) => value switch
    {
        NullSyntax => [],
        ArraySyntax list => [.. list.Items.Select(item => new Located<string>(Word(item), item.Span))],
        ObjectSyntax map => [.. map.Members.Select(m => new Located<string>($"{m.Name}={Word(m.Value)}", m.Value.Span))],
        _ => [new(Word(value), value.Span)],
    };

    private static string Word(SyntaxNode value) => value switch
    {
        StringSyntax text => text.Value,
        NumberSyntax number => number.Text,
        BoolSyntax flag => flag.Value ? "true" : "false",
        ArraySyntax list => string.Join(',', list.Items.Select(Word)),
        ObjectSyntax map => string.Join(',', map.Members.Select(member => $"{member.Name}={Word(member.Value)}")),
        _ => "",
    };
}
