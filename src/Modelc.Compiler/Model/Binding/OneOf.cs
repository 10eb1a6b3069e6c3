using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

/// <summary>Fields of which exactly one must be given.</summary>
internal static class OneOf
{
    public static bool Check(ObjectReader reader, IReadOnlyList<string> fields)
    {
        string[] given = [.. fields.Where(field => reader.Syntax.Find(field)?.Value is not null and not NullSyntax)];
        if (given.Length == 1)
            return true;
        reader.Report(ShapeDiagnostics.ExclusiveFields(
            reader.Context.At(reader.Origin), reader.Owner.Text, fields, given));
        return false;
    }
}
