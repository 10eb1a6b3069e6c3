using System.Text.Json.Nodes;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Tests.Fuzz;

/// <summary>
/// A place in a model that takes any text. A field that is shell by its meaning takes a command with the text as its
/// one, quoted, word; of any other text the beginning is kept, such as the "NAME=" of a variable.
/// </summary>
internal sealed record Plant(IReadOnlyList<object> Path, string Before, bool IsShell)
{
    private static readonly string[] ShellFields =
        ["healthCheck", "script", "command", "downloadCommand", "installCommand", "configureCommand", "startCommand", "stopCommand"];

    /// <summary>Everywhere but in names that other names are made from, of which only letters and digits are kept.</summary>
    public static IReadOnlyList<Plant> PlacesIn(JsonNode model) => [.. Below(model, []).Where(plant => !IsRewritten(plant.Path))];

    private static bool IsRewritten(IReadOnlyList<object> path) =>
        path is ["name"] or ["dm", "name"] or [.., "secrets" or "environment", int, "name"];

    /// <summary>
    /// Lines of a script end in one way only, whatever the model's lines end in; and where a file goes, a lone "~" is a
    /// folder, in which it keeps its name.
    /// </summary>
    public string Plantable(string text) => this switch
    {
        { IsShell: true } => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'),
        { Path: [.., "uploadCommand", 1] } when text == "~" => "~~",
        _ => text,
    };

    public string TextFor(string planted) => IsShell ? $"true {ShWord.Of(planted)}" : Before + planted;

    public void Put(JsonNode model, string planted)
    {
        var parent = Path.SkipLast(1).Aggregate<object, JsonNode>(model, (node, key) => key is string name ? node[name]! : node[(int)key]!);
        if (Path[^1] is string last)
            parent[last] = TextFor(planted);
        else
            parent[(int)Path[^1]] = TextFor(planted);
    }

    private static IEnumerable<Plant> Below(JsonNode? node, object[] path) => node switch
    {
        JsonObject map => map.Where(m => m.Key != "graph").SelectMany(m => Below(m.Value, [.. path, m.Key])),
        JsonArray list => list.SelectMany((item, i) => Below(item, [.. path, i])),
        JsonValue value when value.TryGetValue<string>(out var text) => At(path, text),
        _ => [],
    };

    private static IEnumerable<Plant> At(object[] path, string text)
    {
        if (path.OfType<string>().Last() is var field && ShellFields.Contains(field))
            return path[^1] is string ? [new Plant(path, "", IsShell: true)] : [];
        var name = field == "environment" ? text[..(text.IndexOf('=', StringComparison.Ordinal) + 1)] : "";
        return name.Length > 0 ? [new Plant(path, name, IsShell: false)] : [new(path, "", IsShell: false), new(path, text, IsShell: false)];
    }
}
