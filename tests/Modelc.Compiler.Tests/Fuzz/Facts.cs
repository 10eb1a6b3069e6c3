using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Modelc.Artifacts;
using Modelc.Compiler.Tests.EndToEnd;
using Modelc.Compiler.Tests.Judges;
using Modelc.Testing;
using YamlDotNet.RepresentationModel;

namespace Modelc.Compiler.Tests.Fuzz;

/// <summary>What a file says, as the program that reads it understands it: a text for each place.</summary>
internal sealed record Fact(string Place, string Text);

/// <summary>Reads each file with a parser of its own language.</summary>
internal static partial class Facts
{
    public static IEnumerable<Fact> Of(Artifact artifact, WrittenFiles files) => (NameOf(artifact), artifact.Kind) switch
    {
        (_, ArtifactKind.Upload) => OfText(artifact),
        // Hashes follow the text, and the path of a model element writes some characters of a name otherwise.
        (var name, _) when name.EndsWith(".json", StringComparison.Ordinal) =>
            OfJson(artifact).Where(fact => fact.Place.Split('/')[^1] is not ("sha256" or "origin")),
        (var name, _) when name.EndsWith(".yml", StringComparison.Ordinal) => OfStack(artifact),
        (var name, _) when name.EndsWith(".env", StringComparison.Ordinal) => OfSettings(artifact, files),
        (var name, _) when name.EndsWith(".md", StringComparison.Ordinal) => OfMarkdown(artifact),
        ("Dockerfile", _) => OfDockerfile(artifact),
        ("haproxy.cfg" or "nginx.conf", _) => OfTokens(artifact),
        _ => OfText(artifact),
    };

    /// <summary>Scripts are compared as they stand: every text of a model is between single quotes there.</summary>
    public static bool IsScript(Artifact artifact) =>
        artifact.Kind != ArtifactKind.Upload
        && NameOf(artifact).Split('.') is not [.., "Dockerfile" or "json" or "yml" or "env" or "md" or "cfg" or "conf"];

    /// <summary>As docker itself prints the stack after it read it.</summary>
    public static IEnumerable<Fact> OfStackConfig(string path, WrittenFiles files, ToolResult printed)
    {
        WrittenFiles.Accept(path, printed);
        return Below($"{path} by docker", RootOf(printed.Text), text => text.Replace(files.Folder, "", StringComparison.Ordinal));
    }

    private static IEnumerable<Fact> OfText(Artifact artifact) => [new(artifact.Path, Building.TextOf(artifact))];

    private static List<Fact> OfJson(Artifact artifact)
    {
        using var json = JsonDocument.Parse(artifact.Content);
        return [.. Below(artifact.Path, json.RootElement)];
    }

    private static IEnumerable<Fact> Below(string place, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(m => Below($"{place}/{m.Name}", m.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Below($"{place}/{i}", item)),
        _ => [new(place, value.ToString())],
    };

    /// <summary>Docker reads "$$" in a value, and in no key, as a dollar.</summary>
    private static IEnumerable<Fact> OfStack(Artifact artifact) => Below(
        artifact.Path, RootOf(Building.TextOf(artifact)), text => text.Replace("$$", "$", StringComparison.Ordinal));

    private static YamlNode RootOf(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return Assert.Single(yaml.Documents).RootNode;
    }

    private static IEnumerable<Fact> Below(string place, YamlNode node, Func<string, string> read) => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(m => Below($"{place}/{((YamlScalarNode)m.Key).Value}", m.Value, read)),
        YamlSequenceNode list => list.Children.SelectMany((item, i) => Below($"{place}/{i}", item, read)),
        _ => [new(place, read(((YamlScalarNode)node).Value!))],
    };

    /// <summary>A shell reads the file; it says every variable, and every word that it would give to docker.</summary>
    private static IEnumerable<Fact> OfSettings(Artifact artifact, WrittenFiles files)
    {
        var read = RealTool.RunWith(
            """
            set -a
            cd "$1" || exit 9
            . "./$2" || exit 8
            docker() { printf 'docker %s\0' "$@"; }
            put() { printf 'put %s\0' "$@"; }
            put_secret() { printf 'put_secret %s\0' "$@"; }
            for step in create_instance fill_instance connect_instance create_holder connect_holder; do
                if command -v "$step" >/dev/null; then "$step" NAME; fi
            done
            exec env -0
            """,
            "env",
            "-i", $"PATH={Environment.GetEnvironmentVariable("PATH")}", "sh", "-s", "--",
            Path.GetDirectoryName(files.PathOf(artifact.Path))!, NameOf(artifact)).Expect();
        return read.Text.Split('\0').Where(entry => !entry.StartsWith("PWD=", StringComparison.Ordinal) && !entry.StartsWith("OLDPWD=", StringComparison.Ordinal))
            .Select((entry, i) => new Fact($"{artifact.Path}/{i}", entry));
    }

    /// <summary>Texts of a page are shell words, prose or code; what counts is that none of them becomes a form.</summary>
    private static IEnumerable<Fact> OfMarkdown(Artifact artifact)
    {
        var html = RealTool.RunWith(Building.TextOf(artifact), "cmark-gfm", "--unsafe", "--extension", "table").Expect().Text;
        return Tag().Matches(html).Select((tag, i) => new Fact($"{artifact.Path}/{i}", tag.Groups["name"].Value));
    }

    /// <summary>Words in JSON as they are; in double quotes a backslash stands before what would mean something.</summary>
    private static IEnumerable<Fact> OfDockerfile(Artifact artifact)
    {
        foreach (var line in Building.TextOf(artifact).Replace("\\\n", "", StringComparison.Ordinal).Split('\n'))
        {
            var words = Words().Match(line) is { Success: true } match
                ? JsonSerializer.Deserialize<string[]>(match.Groups["json"].Value)!.Select(word => match.Groups["copy"].Success ? Unquoted(word) : word)
                : [line.StartsWith('#') ? "" : Escaped().Replace(line, "$1")];
            foreach (var word in words)
                yield return new(artifact.Path, word);
        }
    }

    /// <summary>COPY takes the quotes of a shell from its words.</summary>
    private static string Unquoted(string word) => word.StartsWith('\'')
        ? word[1..^1].Replace(@"'\''", "'", StringComparison.Ordinal)
        : word;

    /// <summary>haproxy and nginx agree on what blanks and quotes do, as far as ours go.</summary>
    private static IEnumerable<Fact> OfTokens(Artifact artifact) =>
        Building.TextOf(artifact).Split('\n').SelectMany((line, i) => Tokens(line).Select((token, j) => new Fact($"{artifact.Path}/{i}/{j}", token)));

    private static string[] Tokens(string line)
    {
        var token = new StringBuilder();
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quote == '\0' && c == '#')
                break;
            if (c == '\\' && quote != '\'' && i + 1 < line.Length)
                token.Append(line[++i]);
            else if (quote == '\0' && c is '\'' or '"')
                quote = c;
            else if (c == quote)
                quote = '\0';
            else if (quote == '\0' && c == ' ')
                token.Append('\n');
            else
                token.Append(c);
        }

        return token.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string NameOf(Artifact artifact) => artifact.Path.Split('/')[^1];

    [GeneratedRegex("""\\(["\\$])""")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"^(CMD|ENTRYPOINT|RUN|SHELL|(?<copy>COPY( --chown=[0-9:]+)?)|HEALTHCHECK .* CMD) (?<json>\[.*\])$")]
    private static partial Regex Words();

    [GeneratedRegex("<(?<name>/?[a-z0-9]+)[^>]*>")]
    private static partial Regex Tag();
}
