using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;

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

    /// <summary>Null for a value that is absent, or empty as GeneSIS's editor leaves it.</summary>
    public static ValuePlan? OfOptional(Located<ModelValue>? value) =>
        value is { Value: var given and not LiteralValue { Text: "" } } ? Of(given) : null;

    public static string? OfOptional(Located<string>? text) =>
        text is { Value: { Length: > 0 } given } ? given : null;
}
