using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Modelc.Compiler.Model;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Tests.Model;

/// <summary>
/// A bound model as text: every value with its place, or "default"; what is absent or empty is left out. It walks the
/// records, so that a new field cannot be forgotten.
/// </summary>
internal sealed class ModelDump
{
    private static readonly string[] Unprinted = ["Origin", "Paths", "EqualityContract", "IsEmpty"];

    private readonly DeploymentModel model;
    private readonly StringBuilder text = new();

    private ModelDump(DeploymentModel model) => this.model = model;

    public static string Of(DeploymentModel? model)
    {
        if (model is null)
            return "no model\n";
        var dump = new ModelDump(model);
        dump.Members(model, 0);
        return dump.text.ToString();
    }

    private void Members(object owner, int depth)
    {
        foreach (var property in owner.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!Unprinted.Contains(property.Name) && property.GetValue(owner) is { } value and not SourceText)
                Member(property.Name, value, depth);
        }
    }

    private void Member(string name, object value, int depth)
    {
        if (Inline(value) is { } line)
        {
            Line(depth, $"{name}: {line}");
        }
        else if (value is IEnumerable items)
        {
            foreach (var item in items)
                Member($"{name}[]", item, depth);
        }
        else
        {
            Line(depth, $"{name}: {value.GetType().Name}");
            Members(value, depth + 1);
        }
    }

    /// <summary>What fits on the line of its name; null for what needs lines of its own.</summary>
    private string? Inline(object value)
    {
        var type = value.GetType();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Located<>))
            return LocatedValue(value);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(PortEnd<>))
            return End(value);
        return value switch
        {
            string text => Show(text),
            LiteralValue literal => Show(literal.Text),
            EnvironmentReference reference => $"env {Show(reference.Name)}",
            FileReference reference => $"file {Show(reference.Path)}",
            CommandReference reference => $"command {string.Join(' ', reference.Words.Select(Show))}",
            InfraComponent when text.Length > 0 && IsReference => Show(((Component)value).Name.Value),
            ValueTuple<string, Located<string>> field => $"{field.Item1} = {LocatedValue(field.Item2)}",
            ValueTuple<Located<string>, Located<string>> pair => $"{Show(pair.Item1)} = {LocatedValue(pair.Item2)}",
            IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            _ => null,
        };
    }

    /// <summary>A machine below a swarm's node is a reference; one in the list of components is itself.</summary>
    private bool IsReference => text.ToString().TrimEnd().Split('\n')[^1].TrimStart().StartsWith("Nodes[]", StringComparison.Ordinal);

    private string LocatedValue(object located)
    {
        var value = located.GetType().GetProperty("Value")!.GetValue(located)!;
        var isGiven = (bool)located.GetType().GetProperty("IsGiven")!.GetValue(located)!;
        return $"{Inline(value) ?? value} {(isGiven ? Place((TextSpan)located.GetType().GetProperty("Origin")!.GetValue(located)!) : "default")}";
    }

    private string End(object end)
    {
        var component = (Component)end.GetType().GetProperty("Component")!.GetValue(end)!;
        var port = end.GetType().GetProperty("Port")!.GetValue(end)!;
        var name = (Located<string>)port.GetType().GetProperty("Name")!.GetValue(port)!;
        return $"/{component.Name.Value}/{name.Value} {Place((TextSpan)end.GetType().GetProperty("Origin")!.GetValue(end)!)}";
    }

    private string Place(TextSpan origin)
    {
        var (line, column) = model.At(origin).Start;
        return $"@{line}:{column} {model.Paths.PathOf(origin)}";
    }

    private static string Show(string value) => $"\"{value.Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    private void Line(int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');
}
