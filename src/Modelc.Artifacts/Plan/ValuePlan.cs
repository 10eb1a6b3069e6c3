using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Modelc.Artifacts.Plan;

/// <summary>A text, or where it will be found at apply. Only a text ever stands in an artifact.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "from")]
[JsonDerivedType(typeof(TextValue), "text")]
[JsonDerivedType(typeof(SecretInModel), "model")]
[JsonDerivedType(typeof(EnvironmentValue), "env")]
[JsonDerivedType(typeof(FileValue), "file")]
[JsonDerivedType(typeof(CommandValue), "command")]
public abstract record ValuePlan
{
    [JsonIgnore]
    public bool IsSecret => this is not TextValue;
}

public sealed record TextValue(string Text) : ValuePlan;

/// <summary>A secret that the model spells out. Whoever applies the plan has the model to read it from; no file of ours repeats it.</summary>
public sealed record SecretInModel : ValuePlan;

public sealed record EnvironmentValue(string Name) : ValuePlan;

public sealed record FileValue(string Path) : ValuePlan;

public sealed record CommandValue(ImmutableArray<string> Words) : ValuePlan;
