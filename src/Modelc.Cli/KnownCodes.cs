using System.Collections.Immutable;
using System.Reflection;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli;

/// <summary>Every code that this tool can print, and the version that prints it.</summary>
internal static class KnownCodes
{
    public static string Version { get; } = typeof(KnownCodes).Assembly.GetName().Version!.ToString(3);

    public static ImmutableArray<DiagnosticDescriptor> All() => DiagnosticCatalog.Of(Assembly.GetExecutingAssembly());
}
