namespace Modelc.Compiler.Tests.Fuzz;

/// <summary>MODELC_FUZZ=20 runs twenty times as many seeds; the first are always the same.</summary>
internal static class FuzzLength
{
    public static int Times(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("MODELC_FUZZ"), out var factor) && factor > 0 ? usual * factor : usual;
}
