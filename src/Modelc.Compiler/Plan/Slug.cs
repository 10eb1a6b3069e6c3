using System.Text;

namespace Modelc.Compiler.Plan;

/// <summary>A name that stacks, images and networks may have: lower-case letters, digits, '-' and '_'.</summary>
internal static class Slug
{
    // A service is called <app>_<component>, and no name in DNS is longer than 63.
    private const int Longest = 30;

    public static string OfApp(string modelName) => Of(modelName) is { Length: > 0 } slug ? Shortened(slug) : "app";

    public static string OfImage(string componentName) => Of(componentName) is { Length: > 0 } slug ? slug : "component";

    private static string Shortened(string slug) => slug.Length <= Longest ? slug : slug[..Longest].TrimEnd('-', '_');

    private static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter == '_')
                slug.Append(char.ToLowerInvariant(letter));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().Trim('-', '_');
    }
}
