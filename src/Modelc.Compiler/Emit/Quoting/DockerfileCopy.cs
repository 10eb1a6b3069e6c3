using System.Buffers;

namespace Modelc.Compiler.Emit.Quoting;

/// <summary>
/// The JSON array after COPY. The builder reads each word once more as a shell would: it takes quotes away and
/// replaces variables. So each is quoted for that first.
/// </summary>
public sealed record DockerfileCopy : IQuoted
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/");

    private DockerfileCopy(string text) => Text = text;

    public string Text { get; }

    public static DockerfileCopy Of(string source, string target) =>
        new(DockerfileJson.Of(Quote(source), Quote(target)).Text);

    public override string ToString() => Text;

    private static string Quote(string path) =>
        path.AsSpan().ContainsAnyExcept(Plain) ? ShWord.Of(Expressible.OnOneLine(path, "COPY")).Text : path;
}
