namespace Modelc.Compiler.Emit.Quoting;

/// <summary>
/// The JSON array after CMD, ENTRYPOINT, RUN, SHELL or HEALTHCHECK CMD ("exec form"): words for the kernel, which no
/// shell reads. Not for COPY, ADD and VOLUME, whose words the builder expands once more.
/// </summary>
public sealed record DockerfileJson : IQuoted
{
    private DockerfileJson(string text) => Text = text;

    public string Text { get; }

    public static DockerfileJson Of(params IEnumerable<string> words) =>
        new($"[{string.Join(", ", words.Select(Quote))}]");

    public override string ToString() => Text;

    private static string Quote(string word) => CharacterEscape.DoubleQuoted(
        Expressible.WithoutNul(word, "A word of a Dockerfile's command"), CharacterEscape.AppendJson);
}
