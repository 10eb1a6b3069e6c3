using System.Text.RegularExpressions;

namespace Modelc.Compiler.Rules;

/// <summary>Tells by a variable's name, or by the look of a value, that it is a secret.</summary>
internal static partial class SecretWords
{
    private static readonly string[] SecretEndings = ["PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN", "APIKEY", "CREDENTIALS"];
    private static readonly string[] KeysThatAreSecret = ["API", "ACCESS", "PRIVATE", "SECRET", "ENCRYPTION", "SIGNING", "AUTH", "MASTER"];
    private static readonly string[] Harmless =
        ["FILE", "PATH", "DIR", "TTL", "NAME", "ID", "URL", "URI", "HOST", "ENABLED", "LENGTH", "EXPIRY", "TIMEOUT", "TYPE", "HEADER", "POLICY", "FIELD"];

    private static readonly string[] Switches = ["", "true", "false", "yes", "no", "on", "off", "0", "1", "none", "null"];

    public static bool IsLiteralSecret(string name, string value) =>
        LooksSecret(value) || (NamesSecret(name) && IsOpaque(value));

    /// <summary>A key, a token of a known maker, or an address with a password in it.</summary>
    public static bool LooksSecret(string value) => SecretShape().IsMatch(value);

    /// <summary>"scheme://user:password@host" anywhere in a text.</summary>
    public static bool HoldsPasswordInUrl(string text) => PasswordInUrl().IsMatch(text);

    private static bool NamesSecret(string name)
    {
        var words = CamelHump().Replace(name, "_").ToUpperInvariant().Split('_', '-', '.');
        if (Harmless.Contains(words[^1]))
            return false;
        return words.Any(word => SecretEndings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal)))
            || (words.Length > 1 && words[^1] == "KEY" && KeysThatAreSecret.Contains(words[^2]));
    }

    // A switch, a path and a reference to something else are no secrets, whatever their variable is called.
    private static bool IsOpaque(string value) =>
        !Switches.Contains(value.ToLowerInvariant())
        && !value.StartsWith('/')
        && !value.StartsWith("${", StringComparison.Ordinal);

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bglpat-[\w-]{20}|\bxox[abpr]-[\w-]{10,}|\bsk_live_\w{16,}|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}|[a-z][a-z0-9+.-]{0,30}://[^\s/:@]{0,200}:[^\s/@$]{1,200}@", RegexOptions.ECMAScript)]
    private static partial Regex SecretShape();

    [GeneratedRegex(@"[a-z][a-z0-9+.-]{0,30}://[^\s/:@]{0,200}:[^\s/@$]{1,200}@", RegexOptions.ECMAScript)]
    private static partial Regex PasswordInUrl();

    [GeneratedRegex(@"(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex CamelHump();
}
