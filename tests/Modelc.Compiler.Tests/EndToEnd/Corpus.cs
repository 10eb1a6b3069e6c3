using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.EndToEnd;

/// <summary>Every whole model of the repository, by its path from the root: the examples, and the cases of other tests.</summary>
internal static class Corpus
{
    private static readonly string[] Rooms =
    [
        "examples", "tests/cases/build", "tests/cases/emit", "tests/cases/emit-commands", "tests/cases/emit-images",
        "tests/cases/emit-readme", "tests/cases/model", "tests/cases/ordinary", "tests/cases/plan",
    ];

    private static readonly Lazy<IReadOnlyList<string>> Found = new(() =>
        [.. Rooms.SelectMany(room => RepositoryRoot.FilesBelow(room).Where(IsModel).Select(file => $"{room}/{file}"))]);

    private static readonly Lazy<IReadOnlyList<string>> Built = new(() =>
        [.. All.Where(path => Building.Check(Read(path)).Diagnostics.All(found => found.Severity != Severity.Error))]);

    public static IReadOnlyList<string> All => Found.Value;

    /// <summary>Those without an error: each gives files that tools can judge.</summary>
    public static IReadOnlyList<string> Buildable => Built.Value;

    /// <summary>Small models that are wrong in one way each.</summary>
    public static IEnumerable<string> Wrong =>
        RepositoryRoot.FilesBelow("tests/cases/rules").Where(file => file.EndsWith("/bad.json", StringComparison.Ordinal))
            .Select(file => $"tests/cases/rules/{file}");

    public static SourceText Read(string path) => SourceText.From(path, File.ReadAllBytes(RepositoryRoot.Combine(path)));

    private static bool IsModel(string file) =>
        !file.Contains("/out/", StringComparison.Ordinal)
        && (file.Split('/')[^1] is "model.json" or "model.yaml" || !file.Contains('/', StringComparison.Ordinal));
}
