using System.Text;
using System.Text.RegularExpressions;

namespace Modelc.Compiler.Rules;

/// <summary>Tells by a variable's name, or by the look of a value, that it is a secret.</summary>
internal static partial class SecretWords
{
    private static readonly string[] SecretEndings =
        ["PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN", "APIKEY", "CREDENTIALS"];

    private static readonly string[] KeysThatAreSecret =
        ["API", "ACCESS", "PRIVATE", "SECRET", "ENCRYPTION", "SIGNING", "AUTH", "MASTER"];

    // What follows a secret's name when the value is about the secret and not the secret itself.
    private static readonly string[] Harmless =
    [
        "FILE", "PATH", "DIR", "TTL", "NAME", "ID", "URL", "URI", "HOST", "ENABLED", "LENGTH", "EXPIRY", "TIMEOUT",
        "TYPE", "HEADER", "POLICY", "FIELD",
    ];

    private static readonly string[] Switches =
        ["", "true", "false", "yes", "no", "on", "off", "0", "1", "none", "null"];

    // One of them is in every text that has the shape; the engine of the expression is loaded for such texts only.
    private static readonly string[] Marks =
        ["-----BEGIN", "AKIA", "gh", "glpat-", "xox", "sk_live_", "eyJ", "://"];

    private const string Shape =
        @"-----BEGIN [A-Z ]*PRIVATE KEY-----"
        + @"|\bAKIA[0-9A-Z]{16}\b" // Amazon
        + @"|\bgh[pousr]_[A-Za-z0-9]{36}" // GitHub
        + @"|\bglpat-[\w-]{20}" // GitLab
        + @"|\bxox[abpr]-[\w-]{10,}" // Slack
        + @"|\bsk_live_\w{16,}" // Stripe
        + @"|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}" // a signed JSON web token
        + @"|[a-z][a-z0-9+.-]{0,30}://[^\s/:@]{0,200}:[^\s/@$]{1,200}@"; // a password in an address

    /// <summary>A key itself, where the path of its file belongs.</summary>
    public static bool IsPrivateKey(string text) => text.Contains("PRIVATE KEY", StringComparison.Ordinal);

    public static bool IsLiteralSecret(string name, string value) =>
        LooksSecret(value) || (NamesSecret(name) && IsOpaque(value));

    /// <summary>A key, a token of a known maker, or an address with a password in it.</summary>
    public static bool LooksSecret(string value) =>
        Marks.Any(mark => value.Contains(mark, StringComparison.Ordinal)) && SecretShape().IsMatch(value);

    private static bool NamesSecret(string name)
    {
        var words = Words(name);
        if (Harmless.Contains(words[^1]))
            return false;
        return words.Any(word => SecretEndings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal)))
            || (words.Length > 1 && words[^1] == "KEY" && KeysThatAreSecret.Contains(words[^2]));
    }

    /// <summary>"dbPassword", "DB_PASSWORD" and "db-password" have the same words.</summary>
    private static string[] Words(string name)
    {
        var spaced = new StringBuilder();
        for (var at = 0; at < name.Length; at++)
        {
            if (at > 0 && char.IsAsciiLetterUpper(name[at]) && (char.IsAsciiLetterLower(name[at - 1]) || char.IsAsciiDigit(name[at - 1])))
                spaced.Append('_');
            spaced.Append(char.ToUpperInvariant(name[at]));
        }

        return spaced.ToString().Split('_', '-', '.');
    }

    // A switch, a path and a reference to something else are no secrets, whatever their variable is called.
    private static bool IsOpaque(string value) =>
        !Switches.Contains(value.ToLowerInvariant())
        && !value.StartsWith('/')
        && !value.StartsWith("${", StringComparison.Ordinal);

    [GeneratedRegex(Shape, RegexOptions.ECMAScript)]
    private static partial Regex SecretShape();
}
