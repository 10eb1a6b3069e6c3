using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Rules.Files;

internal sealed class PathsFitOnOneLine() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3145", Severity.Error,
        "A path holds a line break or another control character",
        """
        The path of a key, a certificate, an agent's socket, an upload or a file that a reference names has a
        character in it that is none to be seen.

        The path stands on command lines, which are one line, and hardly any file is called so.

        Write the path of the file and nothing else.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from component in view.Model.Components
        from path in PathsOf(component)
        where path.Text.Any(char.IsControl)
        select Found(view, component, path.Origin,
            $"The {path.What} of \"{component.Name.Value}\" has a line break or another control character in its path. "
            + "Write the path of the file and nothing else.");

    private static IEnumerable<PathText> PathsOf(Component component)
    {
        foreach (var credentials in CredentialsIn.Component(component))
        {
            if (credentials.KeyFile is { Value: LiteralValue key } place && !SecretWords.IsPrivateKey(key.Text))
                yield return new("key", key.Text, place.Origin);
            if (credentials.AgentSocket is { } agent)
                yield return new("agent", agent.Value, agent.Origin);
        }

        foreach (var (value, origin) in ValuesIn.Component(component))
        {
            if (value is FileReference file)
                yield return new("file of a reference", file.Path, origin);
        }

        if (component is DockerHost { Tls: { } tls })
        {
            foreach (var certificate in new[] { tls.Ca, tls.Certificate, tls.Key })
                yield return new("certificate", certificate.Value, certificate.Origin);
        }

        if (component is InternalComponent { Ssh.Upload: { } upload })
        {
            yield return new("upload", upload.LocalFile.Value, upload.LocalFile.Origin);
            yield return new("upload", upload.RemoteFile.Value, upload.RemoteFile.Origin);
        }
    }

    private sealed record PathText(string What, string Text, TextSpan Origin);
}
