using Modelc.Testing;

namespace Modelc.Compiler.Tests.Fuzz;

/// <summary>What is planted: texts that broke out of somebody's quotes before, and commands that leave a trace if anything runs them.</summary>
internal static class PlantedTexts
{
    public const string Trace = "modelc-was-here";

    private static readonly string[] Commands =
    [
        $"$(touch {Trace})", $"`touch {Trace}`", $"'; touch {Trace}; '", $"\"; touch {Trace}; \"", $"; touch {Trace} #",
        $"' $(touch {Trace}) '", $"\n touch {Trace}\n", $"'\ntouch {Trace}\n'", $"\nEOF\ntouch {Trace}\n", $"| touch {Trace}",
        $"&& touch {Trace} ||", $"$'\\'; touch {Trace}'", $"\\\ntouch {Trace}", $"}}; touch {Trace}; {{", $"{{{{ {Trace} }}}}",
        $"\nRUN touch {Trace}\n", $"\n  external-check command touch-{Trace}\n", $";}} include {Trace}; {{", $"${{X:?{Trace}}}",
        $"$$(touch {Trace})", $"<!-- {Trace} -->", $"[x](javascript:{Trace})",
    ];

    public static IReadOnlyList<string> All { get; } = [.. Commands, .. NastyTexts.All.Where(text => text.Length is > 0 and < 4000)];
}
