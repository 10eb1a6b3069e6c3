namespace Modelc.Apply.Release;

/// <summary>A folder that a build wrote, wherever it lies. Paths are relative to it and use '/'.</summary>
public interface IReleaseTree
{
    /// <summary>Every file that is there, listed or not.</summary>
    IEnumerable<string> Paths { get; }

    /// <summary>Null where there is no such file.</summary>
    FoundFile? Read(string path);
}

/// <summary>A file as it was found. On a system without modes, <see cref="IsExecutable"/> is null.</summary>
public sealed record FoundFile(ReadOnlyMemory<byte> Content, bool? IsExecutable);
