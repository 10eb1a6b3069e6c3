using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Modelc.Testing;

namespace Modelc.Bench.Availability;

/// <summary>Rounds in files, one each, so that a measurement may be made in parts. A later one takes the place of an earlier one.</summary>
internal sealed class RoundStore(string folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
    };

    /// <summary>Beside the sources, where git does not look.</summary>
    public static RoundStore Usual { get; } = new(RepositoryRoot.Combine("artifacts/bench/availability"));

    public string Folder => folder;

    public void Save(Round round) => Write($"{round.Contender}.{round.Incident.Word()}.{round.Rate}", round);

    public IReadOnlyList<Round> Load() => [.. Names("*.*.*").Select(Read<Round>)];

    public void Write<T>(string name, T what)
    {
        Directory.CreateDirectory(folder);
        using var file = File.Create(Path.Combine(folder, $"{name}.json.gz"));
        using var packed = new GZipStream(file, CompressionLevel.Fastest);
        JsonSerializer.Serialize(packed, what, Json);
    }

    public T? TryRead<T>(string name) where T : class =>
        File.Exists(Path.Combine(folder, $"{name}.json.gz")) ? Read<T>(Path.Combine(folder, $"{name}.json.gz")) : null;

    private IEnumerable<string> Names(string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, $"{pattern}.json.gz").Order(StringComparer.Ordinal) : [];

    private static T Read<T>(string path)
    {
        using var file = File.OpenRead(path);
        using var packed = new GZipStream(file, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(packed, Json) ?? throw new JsonException($"{path} is empty.");
    }
}
