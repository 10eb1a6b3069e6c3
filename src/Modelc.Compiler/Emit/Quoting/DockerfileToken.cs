using System.Text;

namespace Modelc.Compiler.Emit.Quoting;

/// <summary>
/// A value in ENV, LABEL, ARG or WORKDIR, in double quotes. There the classic builder takes "$", "\" and the
/// quote for themselves after a backslash, and everything else as it stands.
/// </summary>
public sealed record DockerfileToken : IQuoted
{
    // The classic builder reads lines of up to 65535 bytes; some are left for the instruction and the name.
    private const int LongestToken = 64_000;

    private DockerfileToken(string text) => Text = text;

    public string Text { get; }

    public static DockerfileToken Of(string text)
    {
        const string place = "A value in a Dockerfile";
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in Expressible.OnOneLine(text, place))
            (c is '"' or '\\' or '$' ? quoted.Append('\\') : quoted).Append(c);
        var token = quoted.Append('"').ToString();
        return Encoding.UTF8.GetByteCount(token) <= LongestToken
            ? new DockerfileToken(token)
            : throw new ArgumentException($"{place} cannot be longer than {LongestToken} bytes.");
    }

    public override string ToString() => Text;
}
