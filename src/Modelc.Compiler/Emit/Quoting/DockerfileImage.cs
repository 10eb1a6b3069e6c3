using System.Buffers;

namespace Modelc.Compiler.Emit.Quoting;

/// <summary>The name of an image after FROM. It stands there bare, so it may hold only what such names are made of.</summary>
public sealed record DockerfileImage : IQuoted
{
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/:@");

    private DockerfileImage(string text) => Text = text;

    public string Text { get; }

    public static DockerfileImage Of(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(Allowed)
        ? new DockerfileImage(name)
        : throw new ArgumentException($"\"{name}\" cannot be the name of an image.");

    public override string ToString() => Text;
}
