using System.Text;
using Modelc.Artifacts;
using Modelc.Compiler.Tests.Plan;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Tests.Emit;

/// <summary>From a text to the files of its build, for tests.</summary>
internal static class Emitting
{
    /// <summary>What models of the tests upload or configure with; the bytes do not matter.</summary>
    private static readonly (string, string)[] Files =
        [("files/hello.txt", "hello\n"), ("dist/legacy.tgz", "an archive\n"), ("conf/app.ini", "[app]\nname = shop\n")];

    public static CompilationResult Compile(byte[] model) =>
        Compilation.Compile(SourceText.From("model.json", model), new CompilationOptions(new FilesInMemory(Files)));

    public static CompilationResult Compile(string model) => Compile(Encoding.UTF8.GetBytes(model));

    /// <summary>Fails with what the compiler had to say where there is no build.</summary>
    public static IReadOnlyDictionary<string, string> FilesBelow(string folder, byte[] model)
    {
        var result = Compile(model);
        var set = result.Artifacts ?? throw new InvalidOperationException(Planning.Describe(result));
        return set.Artifacts.Where(a => a.Path.StartsWith(folder, StringComparison.Ordinal)).ToDictionary(a => a.Path, TextOf);
    }

    public static string TextOf(Artifact artifact) => Encoding.UTF8.GetString(artifact.Content.Span);
}
