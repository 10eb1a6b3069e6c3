using System.Runtime.CompilerServices;

namespace Modelc.Testing;

/// <summary>
/// A folder of cases such as tests/cases/syntax: each case is a folder with one input and what is expected of it.
/// </summary>
public sealed class GoldenRoom(string folder, params string[] inputNames)
{
    /// <summary>The names of the cases, in ordinal order. A room without any is a mistake in its path.</summary>
    public IReadOnlyList<string> Cases()
    {
        var cases = Directory.EnumerateDirectories(RepositoryRoot.Combine(folder))
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal)
            .ToList();
        return cases.Count > 0 ? cases : throw new GoldenMismatchException($"{folder} holds no case.");
    }

    /// <summary>The one input of a case, as a path from the root.</summary>
    public string InputOf(string name)
    {
        var found = inputNames.Where(input => File.Exists(RepositoryRoot.Combine($"{folder}/{name}/{input}"))).ToList();
        return found is [var only]
            ? $"{folder}/{name}/{only}"
            : throw new GoldenMismatchException(
                $"{folder}/{name} needs exactly one of {string.Join(", ", inputNames)}; it has {found.Count}.");
    }

    public byte[] ReadInput(string name) => File.ReadAllBytes(RepositoryRoot.Combine(InputOf(name)));

    public void Match(string name, string expectedName, string actual, [CallerMemberName] string testName = "") =>
        Golden.Match($"{folder}/{name}/{expectedName}", actual, testName);

    /// <summary>Fails on a file that no test reads: an expectation whose case has gone, or a name mistyped.</summary>
    public void HasNoOrphans(params string[] expectedNames)
    {
        var orphans = RepositoryRoot.FilesBelow(folder)
            .Where(path => !IsRead(path.Split('/', 2), expectedNames))
            .Select(path => $"{folder}/{path}")
            .ToList();
        if (orphans.Count > 0)
            throw new GoldenMismatchException($"No test reads these files; delete or rename them:\n  {string.Join("\n  ", orphans)}");
        foreach (var name in Cases())
            InputOf(name);
    }

    /// <summary>An expected name that ends in '/' stands for everything below that folder.</summary>
    private bool IsRead(string[] caseAndFile, string[] expectedNames) =>
        caseAndFile is [_, var file]
        && (inputNames.Contains(file, StringComparer.Ordinal)
            || expectedNames.Any(name => name.EndsWith('/')
                ? file.StartsWith(name, StringComparison.Ordinal)
                : file == name));
}
