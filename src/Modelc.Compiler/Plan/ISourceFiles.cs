namespace Modelc.Compiler.Plan;

/// <summary>The files that a model names. The compiler opens none itself; whoever calls it knows where the model lies.</summary>
public interface ISourceFiles
{
    /// <summary>Reads a file by the path in the model, relative to the model's folder. Never throws.</summary>
    SourceFile Read(string path, long largest);
}

/// <summary>What came of reading a file.</summary>
public abstract record SourceFile
{
    public sealed record Content(ReadOnlyMemory<byte> Bytes) : SourceFile;

    public sealed record Missing : SourceFile;

    public sealed record TooLarge : SourceFile;

    /// <summary><paramref name="Reason"/> is the system's own: "Permission denied".</summary>
    public sealed record Unreadable(string Reason) : SourceFile;
}
