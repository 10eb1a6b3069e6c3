using System.Collections.Immutable;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

/// <summary>"secrets" and "configs": files that a component finds inside its container.</summary>
internal static class FileBinder
{
    private const int OwnerMayRead = 0x100; // 0400
    private const int AllMayRead = 0x124; // 0444

    public static ImmutableArray<SecretFile> Secrets(ObjectReader resource) =>
        [.. resource.Objects("secrets").Select(Secret).OfType<SecretFile>()];

    public static ImmutableArray<ConfigFile> Configs(ObjectReader resource) =>
        [.. resource.Objects("configs").Select(Config).OfType<ConfigFile>()];

    private static SecretFile? Secret(ObjectReader reader)
    {
        var name = reader.RequiredText("name", "\"db-password\"");
        var value = reader.Find("value") is { } node
            ? ModelValueBinder.Bind(reader, node, new("value"))
            : MissingValue(reader);
        var target = reader.FilledText("target", $"/run/secrets/{name?.Value}");
        var mode = Mode(reader, OwnerMayRead);
        reader.Finish("secret");
        return name is { } n && value is { } v ? new(n, v, target, mode, reader.Origin) : null;
    }

    private static ConfigFile? Config(ObjectReader reader)
    {
        var name = reader.RequiredText("name", "\"app.ini\"");
        var file = reader.OptionalText("file");
        var content = reader.OptionalText("content");
        var target = reader.FilledText("target", $"/{name?.Value}");
        var mode = Mode(reader, AllMayRead);
        reader.Finish("config");
        return OneOf.Check(reader, ["file", "content"]) && name is { } n
            ? new(n, file, content, target, mode, reader.Origin)
            : null;
    }

    private static Located<ModelValue>? MissingValue(ObjectReader reader)
    {
        reader.Report(ShapeDiagnostics.MissingField(
            reader.Context.At(reader.Origin), reader.Owner.Text, "value", "{\"env\": \"DB_PASSWORD\"}"));
        return null;
    }

    /// <summary>Octal digits in quotes; YAML's 0440 is a number that starts with a zero, which JSON does not have.</summary>
    private static Located<int> Mode(ObjectReader reader, int fallback)
    {
        if (reader.Find("mode") is not { } node)
            return reader.Default(fallback);
        var digits = node switch
        {
            StringSyntax text => text.Value,
            NumberSyntax { Text: ['0', ..] } number => number.Text,
            _ => "",
        };
        if (IsMode(digits))
            return new(Convert.ToInt32(digits, 8), node.Span);
        reader.Values.Unreadable(node, new("mode"), "three octal digits such as \"0440\"");
        return reader.Default(fallback);
    }

    private static bool IsMode(string digits) =>
        digits.Length is 3 or 4 && (digits.Length == 3 || digits[0] == '0') && digits.All(c => c is >= '0' and <= '7');
}
