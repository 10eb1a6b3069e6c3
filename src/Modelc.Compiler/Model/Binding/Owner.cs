using Modelc.Compiler.Diagnostics;

namespace Modelc.Compiler.Model.Binding;

/// <summary>Whose field it is, as messages say it, and the component that could suppress a warning about it.</summary>
internal sealed record Owner(string Text, string? Component)
{
    public static Owner Model { get; } = new("the model", null);

    public static Owner Of(string kind, string name) => new($"{kind} {Quoted.Name(name)}", null);

    public static Owner OfComponent(string name) => new($"component {Quoted.Name(name)}", name);

    /// <summary>A part of it: '"availability" of component "web"'.</summary>
    public Owner Part(string field) => this with { Text = $"{Quoted.Name(field)} of {Text}" };
}
