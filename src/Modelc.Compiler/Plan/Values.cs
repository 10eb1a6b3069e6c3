using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Plan;

/// <summary>Values that may be references stay references: what they stand for is not ours to know.</summary>
internal static class Values
{
    public static ValuePlan Of(ModelValue value) => value switch
    {
        LiteralValue(var text) => new TextValue(text),
        EnvironmentReference(var name) => new EnvironmentValue(name),
        FileReference(var path) => new FileValue(path),
        CommandReference(var words) => new CommandValue(words),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>For fields that hold secrets and nothing else: a text among them is not repeated.</summary>
    public static ValuePlan OfSecret(ModelValue value) => value is LiteralValue ? new SecretInModel() : Of(value);

    public static ValuePlan? OfOptionalSecret(Located<ModelValue>? value) => IsGiven(value) ? OfSecret(value!.Value.Value) : null;

    /// <summary>The path of a key is no secret; the key itself, pasted where its path belongs, is.</summary>
    public static ValuePlan? OfKeyFile(Located<ModelValue>? value) =>
        value is { Value: LiteralValue { Text: var text } } && SecretWords.IsPrivateKey(text)
            ? new SecretInModel()
            : OfOptional(value);

    /// <summary>Null for a value that is absent, or empty as GeneSIS's editor leaves it.</summary>
    public static ValuePlan? OfOptional(Located<ModelValue>? value) =>
        IsGiven(value) ? Of(value!.Value.Value) : null;

    public static string? OfOptional(Located<string>? text) =>
        text is { Value: { Length: > 0 } given } ? given : null;

    private static bool IsGiven(Located<ModelValue>? value) => value is { Value: not LiteralValue { Text: "" } };
}
