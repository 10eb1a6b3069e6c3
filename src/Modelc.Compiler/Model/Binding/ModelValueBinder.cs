using System.Collections.Immutable;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

/// <summary>A text, or a reference that is resolved at apply: {"env": ...}, {"file": ...} or {"command": [...]}.</summary>
internal static class ModelValueBinder
{
    private static readonly string[] Kinds = ["env", "file", "command"];

    /// <summary>Null where the model gives none, or an empty text.</summary>
    public static Located<ModelValue>? Optional(ObjectReader reader, string field) =>
        reader.Find(field) is { } node and not StringSyntax { Value: "" } ? Bind(reader, node, new(field)) : null;

    public static Located<ModelValue>? Bind(ObjectReader reader, SyntaxNode node, Label label) => node switch
    {
        ObjectSyntax inner => Reference(new ObjectReader(reader.Context, reader.Owner.Part(label.Field), inner)),
        BoolSyntax flag => new(new LiteralValue(flag.Value ? "true" : "false"), node.Span),
        StringSyntax or NumberSyntax when reader.Values.Text(node, label) is { } text =>
            new(new LiteralValue(text), node.Span),
        _ => reader.Values.Wrong<ModelValue>(node, label, "a text or a reference such as {\"env\": \"NAME\"}"),
    };

    private static Located<ModelValue>? Reference(ObjectReader reader)
    {
        var environment = reader.OptionalText("env");
        var file = reader.OptionalText("file");
        var command = reader.Find("command") is null ? (ImmutableArray<Located<string>>?)null : reader.Texts("command");
        reader.Finish("valueReference");
        if (!OneOf.Check(reader, Kinds))
            return null;
        ModelValue value = environment is { } name ? new EnvironmentReference(name)
            : file is { } path ? new FileReference(path)
            : new CommandReference([.. command.GetValueOrDefault([]).Select(word => word.Value)]);
        return new(value, reader.Origin);
    }
}
