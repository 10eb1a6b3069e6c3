using System.Runtime.CompilerServices;
using System.Text;

namespace Modelc.Testing;

/// <summary>
/// Compares what was made with a committed file, byte for byte.
/// Paths are from the root of the repository, with '/'.
/// </summary>
public static class Golden
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Match(string expectedPath, string actualText, [CallerMemberName] string testName = "") =>
        Match(expectedPath, actualText, Environment.GetEnvironmentVariable, testName);

    /// <summary>A whole folder: a file too few or too many is a difference like any other.</summary>
    public static void MatchTree(
        string expectedFolder, IReadOnlyDictionary<string, string> actual, [CallerMemberName] string testName = "") =>
        MatchTree(expectedFolder, actual, Environment.GetEnvironmentVariable, testName);

    internal static void MatchTree(
        string expectedFolder,
        IReadOnlyDictionary<string, string> actual,
        Func<string, string?> environment,
        string testName)
    {
        var blessed = Blessing.IsAsked(environment);
        var failures = new List<string>();
        foreach (var name in Orphans(expectedFolder, actual))
        {
            if (blessed)
                File.Delete(RepositoryRoot.Combine($"{expectedFolder}/{name}"));
            else
                failures.Add($"{expectedFolder}/{name}: nothing makes this file any more.\nTo delete it: {Blessing.Command(testName)}");
        }

        foreach (var (name, text) in actual.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            try
            {
                Match($"{expectedFolder}/{name}", text, environment, testName);
            }
            catch (GoldenMismatchException mismatch)
            {
                failures.Add(mismatch.Message);
            }
        }

        if (failures.Count > 0)
            throw new GoldenMismatchException(string.Join("\n\n", failures));
    }

    internal static void Match(
        string expectedPath, string actualText, Func<string, string?> environment, string testName)
    {
        var file = RepositoryRoot.Combine(expectedPath);
        var actual = Utf8.GetBytes(actualText);
        var expected = File.Exists(file) ? File.ReadAllBytes(file) : null;
        if (expected is not null && expected.AsSpan().SequenceEqual(actual))
            return;
        if (!Blessing.IsAsked(environment))
            throw new GoldenMismatchException(Describe(expectedPath, expected, actualText, testName));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, actual);
    }

    private static List<string> Orphans(string folder, IReadOnlyDictionary<string, string> actual) =>
        [.. RepositoryRoot.FilesBelow(folder).Where(name => !actual.ContainsKey(name))];

    private static string Describe(string path, byte[]? expected, string actual, string testName)
    {
        var difference = expected is null
            ? $"{path} does not exist. It would be:\n{LineDiff.Render("", actual)}"
            : $"{path} differs (- expected, + actual):\n{LineDiff.Render(Encoding.UTF8.GetString(expected), actual)}";
        return $"{difference}\nIf the new text is right: {Blessing.Command(testName)}";
    }
}
