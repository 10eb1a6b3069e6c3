using System.Text.RegularExpressions;

namespace Modelc.Lab.Tests.ByHand;

/// <summary>The page of a build, out/README.md, as somebody with a shell reads it: the commands, section by section.</summary>
internal sealed partial class HandPage(string text)
{
    /// <summary>Another way to the same end, for those who want it.</summary>
    private const string Alternative = "### Images on several hosts";

    /// <summary>Who logs in where, once each.</summary>
    public IReadOnlyList<(string User, string Address)> Logins =>
        [.. Login().Matches(text).Select(match => (match.Groups["user"].Value, match.Groups["address"].Value)).Distinct()];

    /// <summary>What stands in the blocks of shell below a heading, down to the next one of its level; empty where there is none.</summary>
    public string Commands(string heading)
    {
        var section = Regex.Match(text, $@"^## {Regex.Escape(heading)}\n(?<body>.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline);
        var body = section.Groups["body"].Value.Split(Alternative)[0];
        return string.Concat(Block().Matches(body).Select(match => match.Groups["commands"].Value));
    }

    [GeneratedRegex(@"\b(?<user>[a-z]+)@(?<address>\d+\.\d+\.\d+\.\d+)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Login();

    [GeneratedRegex(@"^```sh\n(?<commands>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Block();
}
