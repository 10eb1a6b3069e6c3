using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules;

/// <summary>The "Name" of a RestartPolicy. Docker writes it so, and reads it in any case of letters.</summary>
internal static class RestartName
{
    private const string Key = "name=";

    public static string[] All { get; } = ["always", "no", "on-failure", "unless-stopped"];

    /// <summary>Null where none is given. Docker takes an empty one for "no".</summary>
    public static string? Of(ExtraOption option)
    {
        foreach (var word in option.Values)
        {
            if (word.Value.StartsWith(Key, StringComparison.OrdinalIgnoreCase))
                return word.Value.Length == Key.Length ? "no" : word.Value[Key.Length..];
        }

        return null;
    }
}
