using System.Text.Json;
using System.Text.Json.Serialization;

namespace Modelc.Artifacts.Json;

/// <summary>A word of ours as JSON writes it: "dockerSwarm". Numbers are refused: nobody can review them.</summary>
internal sealed class CamelCase<TWord>() : JsonStringEnumConverter<TWord>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TWord : struct, Enum;
