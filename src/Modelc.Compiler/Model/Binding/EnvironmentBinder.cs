using System.Collections.Immutable;
using Modelc.Compiler.Syntax;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model.Binding;

/// <summary>"environment": a list of "NAME=value", or of {name, value} where the value may be a reference.</summary>
internal static class EnvironmentBinder
{
    private static readonly Label Field = new("environment", IsItem: true);

    public static ImmutableArray<EnvironmentVariable> Bind(ObjectReader resource) =>
        [.. resource.Items("environment").Select(item => Bind(resource, item)).OfType<EnvironmentVariable>()];

    private static EnvironmentVariable? Bind(ObjectReader resource, SyntaxNode item)
    {
        if (item is ObjectSyntax)
            return Named(resource.Inner(item, Field)!);
        if (item is not StringSyntax text)
        {
            resource.Values.Wrong<bool>(item, Field, "\"NAME=value\" or {\"name\": ..., \"value\": ...}");
            return null;
        }

        var equals = text.Value.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0)
            return Literal(text.Value[..equals], text.Value[(equals + 1)..], item.Span);
        resource.Values.Unreadable(item, Field, "written as \"NAME=value\"");
        return null;
    }

    private static EnvironmentVariable Literal(string name, string value, TextSpan origin) =>
        new(new(name, origin), new(new LiteralValue(value), origin), origin);

    private static EnvironmentVariable? Named(ObjectReader reader)
    {
        var name = reader.RequiredText("name", "\"DB_PASSWORD\"");
        var value = reader.Find("value") is { } node
            ? ModelValueBinder.Bind(reader, node, new("value"))
            : reader.Default<ModelValue>(new LiteralValue(""));
        reader.Finish("environmentVariable");
        return name is { } n && value is { } v ? new(n, v, reader.Origin) : null;
    }
}
