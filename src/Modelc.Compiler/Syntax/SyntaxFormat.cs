using Modelc.Compiler.Text;

namespace Modelc.Compiler.Syntax;

internal enum SyntaxFormat
{
    Json,
    Yaml,
}

internal static class SyntaxFormats
{
    /// <summary>The name decides; a name that says nothing (a pipe, "model") leaves it to the first character.</summary>
    public static SyntaxFormat Of(SourceText source) => source.Path switch
    {
        var path when EndsWith(path, ".json") => SyntaxFormat.Json,
        var path when EndsWith(path, ".yaml") || EndsWith(path, ".yml") => SyntaxFormat.Yaml,
        _ => StartsLikeJson(source.Bytes.Span.TrimStart(" \t\r\n"u8)) ? SyntaxFormat.Json : SyntaxFormat.Yaml,
    };

    private static bool EndsWith(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static bool StartsLikeJson(ReadOnlySpan<byte> text) =>
        text.IsEmpty || text[0] is (byte)'{' or (byte)'[' || text.StartsWith("//"u8) || text.StartsWith("/*"u8);
}
