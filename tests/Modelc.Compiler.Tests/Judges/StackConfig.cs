using System.Text.RegularExpressions;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Judges;

/// <summary>docker's own reading of a stack, with a value for each input that the stack declares.</summary>
internal static partial class StackConfig
{
    public static ToolResult Of(string file, string text) => RealTool.Run(
        "env", [.. InputsOf(text).Select(name => $"{name}=given"), "docker", "stack", "config", "-c", file]);

    public static IReadOnlyList<string> InputsOf(string text) =>
        [.. Input().Matches(text).Select(input => input.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"(?<!\$)(\$\$)*\$\{(?<name>[A-Za-z0-9_]+):\?")]
    private static partial Regex Input();
}
