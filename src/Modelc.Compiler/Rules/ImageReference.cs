namespace Modelc.Compiler.Rules;

/// <summary>"registry:5000/path/name:tag@digest", by the grammar that Docker itself uses.</summary>
internal sealed record ImageReference(string Registry, string Repository, string Tag, string Digest)
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
        if (text.Length > LongestReference)
            return null;
        var (rest, digest) = Split(text, text.IndexOf('@'));
        var (name, tag) = Split(rest, rest.LastIndexOf(':') is var colon && colon > rest.LastIndexOf('/') ? colon : -1);
        var slash = name.IndexOf('/');
        var hasRegistry = slash > 0 && IsRegistry(name[..slash]);
        var registry = hasRegistry ? name[..slash] : "";
        var repository = hasRegistry ? name[(slash + 1)..] : name;
        return name.Length <= LongestName
            && repository.Split('/').All(IsPathPart)
            && (registry.Length == 0 || IsHost(registry))
            && (tag is null || IsTag(tag))
            && (digest is null || IsDigest(digest))
                ? new ImageReference(registry, repository, tag ?? "", digest ?? "")
                : null;
    }

    private static (string Before, string? After) Split(string text, int at) =>
        at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);

    private static bool IsRegistry(string first) =>
        first.Contains('.') || first.Contains(':') || first == "localhost";

    private static bool IsHost(string registry)
    {
        var (host, port) = Split(registry, registry.LastIndexOf(':'));
        return host.Length > 0
            && char.IsAsciiLetterOrDigit(host[0])
            && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')
            && (port is null || (port.Length > 0 && port.All(char.IsAsciiDigit)));
    }

    /// <summary>Lower case and digits, held together by one ".", one or two "_", or any number of "-".</summary>
    private static bool IsPathPart(string part)
    {
        var joint = "";
        foreach (var c in part)
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
                joint = "";
            else if (c is not ('.' or '_' or '-') || !IsJoint(joint += c))
                return false;
        }

        return part.Length > 0 && joint.Length == 0 && part[0] is not ('.' or '_' or '-');
    }

    private static bool IsJoint(string joint) => joint is "." or "_" or "__" || joint.All(c => c == '-');

    private static bool IsTag(string tag) =>
        tag.Length is > 0 and <= 128
        && tag[0] is not ('.' or '-')
        && tag.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');

    private static bool IsDigest(string digest) =>
        Split(digest, digest.IndexOf(':')) is ({ Length: > 0 } algorithm, { Length: >= 32 and <= 128 } hash)
        && algorithm.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
        && hash.All(char.IsAsciiHexDigitLower);
}
