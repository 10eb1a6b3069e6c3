using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Modelc.Load;

/// <summary>A run as it is kept in a file: what was asked for, what it came to, and every request.</summary>
public sealed record LoadReport(
    string Target, string Method, double Rate, int Clients, bool KeepAlive, DateTimeOffset Began,
    LoadSummary Summary, ImmutableArray<RequestRecord> Requests)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
    };

    public static LoadReport Of(LoadOptions options, DateTimeOffset began, IReadOnlyCollection<RequestRecord> records) =>
        new(options.Target.ToString(), options.Method, options.Rate, options.Clients, options.KeepAlive, began,
            LoadSummary.Of(records), [.. records.OrderBy(record => record.Number)]);

    /// <summary>Each request with the moment when it was due.</summary>
    public IEnumerable<(DateTimeOffset Due, RequestRecord Request)> Timed() =>
        Requests.Select(request => (Began.AddMilliseconds(request.StartMs), request));

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static LoadReport FromJson(string json) =>
        JsonSerializer.Deserialize<LoadReport>(json, Json) ?? throw new JsonException("The report is empty.");
}
