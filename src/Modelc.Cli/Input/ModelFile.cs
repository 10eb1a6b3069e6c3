using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Cli.Input;

/// <summary>The text of a model, or why there is none; and the folder in which the files it names are looked for.</summary>
internal sealed record ModelFile(string Path, SourceText? Text, Diagnostic? Problem)
{
    private const string StandardInput = "-";

    public string Folder => System.IO.Path.GetDirectoryName(Path) is { Length: > 0 } folder && Text?.Path != "stdin" ? folder : ".";

    public static ModelFile Read(string path, CliStreams streams)
    {
        try
        {
            if (path == StandardInput)
                return Of("stdin", ReadAll(streams.OpenInput()));
            return Directory.Exists(path) ? new ModelFile(path, null, FileDiagnostics.IsAFolder(path)) : Of(path, ReadFile(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return new ModelFile(path, null, FileDiagnostics.Of(problem, path));
        }
    }

    private static ModelFile Of(string path, byte[]? bytes) => bytes is null
        ? new ModelFile(path, null, FileDiagnostics.IsTooLarge(path))
        : new ModelFile(path, SourceText.From(path, bytes), null);

    private static byte[]? ReadFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        // What is no plain file, such as a pipe of the shell, has no length that means anything.
        if (!stream.CanSeek || stream.Length == 0)
            return ReadAll(stream);
        if (stream.Length > Array.MaxLength)
            return null;
        var bytes = new byte[stream.Length];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    private static byte[]? ReadAll(Stream stream)
    {
        using var all = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            if (all.Length + read > Array.MaxLength)
                return null;
            all.Write(chunk, 0, read);
        }

        return all.ToArray();
    }
}
