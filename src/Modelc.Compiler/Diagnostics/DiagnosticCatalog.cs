using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Modelc.Compiler.Diagnostics;

/// <summary>
/// All codes there are, found by looking at every type. That takes milliseconds which a build must not pay:
/// only the manual, its tests and "explain" ask.
/// </summary>
public static class DiagnosticCatalog
{
    private const BindingFlags Declared =
        BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private const string Whole = "The assemblies that declare codes are published whole.";

    /// <summary>The codes of the compiler and of the assemblies given, in order.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = Whole)]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Whole)]
    public static ImmutableArray<DiagnosticDescriptor> Of(params IEnumerable<Assembly> others) =>
    [
        .. others.Prepend(typeof(DiagnosticCatalog).Assembly).Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(Declared))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
            .OrderBy(descriptor => descriptor.Code, StringComparer.Ordinal),
    ];
}
