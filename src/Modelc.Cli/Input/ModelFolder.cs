using Modelc.Compiler.Plan;

namespace Modelc.Cli.Input;

/// <summary>The files that a model names, looked for beside the model.</summary>
internal sealed class ModelFolder(string folder) : ISourceFiles
{
    public SourceFile Read(string path, long largest)
    {
        try
        {
            var full = Path.Combine(folder, path);
            if (Directory.Exists(full))
                return new SourceFile.Unreadable("Is a directory");
            using var stream = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            return stream.CanSeek && stream.Length > largest ? new SourceFile.TooLarge() : ReadUpTo(stream, largest);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return new SourceFile.Missing();
        }
        catch (UnauthorizedAccessException)
        {
            return new SourceFile.Unreadable("Permission denied");
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or NotSupportedException)
        {
            return new SourceFile.Unreadable(FileDiagnostics.ReasonOf(problem));
        }
    }

    private static SourceFile ReadUpTo(FileStream stream, long largest)
    {
        using var all = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            if (all.Length + read > largest)
                return new SourceFile.TooLarge();
            all.Write(chunk, 0, read);
        }

        return new SourceFile.Content(all.ToArray());
    }
}
