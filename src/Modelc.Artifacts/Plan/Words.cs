using System.Text.RegularExpressions;

namespace Modelc.Artifacts.Plan;

/// <summary>Our words in a sentence: StartFirst is "start first".</summary>
internal static partial class Words
{
    public static string Of<TWord>(TWord word)
        where TWord : struct, Enum =>
        Capitals().Replace(word.ToString(), " $0").TrimStart().ToLowerInvariant();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capitals();
}
