using System.Text.RegularExpressions;

namespace Modelc.Compiler.Rules;

/// <summary>"registry:5000/path/name:tag@digest", by the grammar that Docker itself uses.</summary>
internal sealed partial record ImageReference(string Registry, string Repository, string Tag, string Digest)
{
    private const int LongestName = 255;
    private const int LongestReference = 512;

    private static readonly string[] MovingTags =
        ["", "latest", "stable", "edge", "nightly", "main", "master", "dev", "develop", "current", "lts"];

    /// <summary>Another image may stand behind the same text tomorrow.</summary>
    public bool IsFloating => Digest.Length == 0 && MovingTags.Contains(Tag);

    /// <summary>The last part of the repository: "nginx" of "docker.io/library/nginx".</summary>
    public string ShortName => Repository[(Repository.LastIndexOf('/') + 1)..];

    public static ImageReference? TryParse(string text)
    {
        if (text.Length > LongestReference || Grammar().Match(text) is not { Success: true } match)
            return null;
        var name = match.Groups["name"].Value;
        var slash = name.IndexOf('/');
        var registry = slash > 0 && IsRegistry(name[..slash]) ? name[..slash] : "";
        var repository = registry.Length > 0 ? name[(slash + 1)..] : name;
        return name.Length <= LongestName && RepositoryGrammar().IsMatch(repository)
            ? new ImageReference(registry, repository, match.Groups["tag"].Value, match.Groups["digest"].Value)
            : null;
    }

    private static bool IsRegistry(string first) =>
        first.Contains('.') || first.Contains(':') || first == "localhost";

    [GeneratedRegex(@"\A(?<name>[A-Za-z0-9][A-Za-z0-9._/-]*(?::[0-9]+/[A-Za-z0-9._/-]+)?)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>[a-z0-9]+:[0-9a-f]{32,128}))?\z", RegexOptions.ECMAScript)]
    private static partial Regex Grammar();

    [GeneratedRegex(@"\A[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)*\z")]
    private static partial Regex RepositoryGrammar();
}
