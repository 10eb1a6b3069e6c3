using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Modelc.Apply.Secrets;

/// <summary>
/// What a host remembers of the values that it was given: enough to tell one value from another, and worth nothing to who
/// lacks the host's salt. "web/KEY=1f2e3d4c5b6a web/PASSWORD=..."
/// </summary>
public static class SecretMarks
{
    private const int Length = 16;

    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static string Of(IEnumerable<string> paths, IReadOnlyDictionary<string, SecretValue> values, string salt) =>
        string.Join(' ', paths.Order(StringComparer.Ordinal).Select(path => $"{path}={Of(path, values[path], salt)}"));

    /// <summary>The paths whose values differ; those that only one of the two has are among them.</summary>
    public static ImmutableArray<string> Differing(string before, string now)
    {
        var old = Parts(before);
        return
        [
            .. Parts(now).Except(old).Concat(old.Except(Parts(now))).Select(part => part.Split('=')[0])
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    private static string Of(string path, SecretValue value, string salt) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes($"{salt} {path}"), value.Bytes.Span))[..Length];

    private static string[] Parts(string marks) => marks.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
