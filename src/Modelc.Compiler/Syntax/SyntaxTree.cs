using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Syntax.Json;
using Modelc.Compiler.Syntax.Yaml;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Syntax;

/// <summary>Says of a member whether its value is only checked for syntax. The members of the root have depth 1.</summary>
public delegate bool SkipMember(int depth, string name);

/// <summary>
/// A text and the values in it. Without a root there is an error; with errors the tree is what could be understood,
/// good for an editor but not for a build.
/// </summary>
public sealed record SyntaxTree(SourceText Source, SyntaxNode? Root)
{
    public static SyntaxTree Parse(SourceText source, DiagnosticBag diagnostics, SkipMember? skip = null)
    {
        var reporter = new SyntaxReporter(source, diagnostics);
        EncodingCheck.Run(reporter);
        if (reporter.HasStopped)
            return new SyntaxTree(source, null);
        var root = SyntaxFormats.Of(source) == SyntaxFormat.Json
            ? JsonParser.Parse(reporter, skip)
            : YamlParser.Parse(reporter, skip);
        return new SyntaxTree(source, root);
    }
}
