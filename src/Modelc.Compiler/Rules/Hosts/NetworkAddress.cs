using System.Globalization;
using System.Net;

namespace Modelc.Compiler.Rules.Hosts;

/// <summary>What ssh, docker and a resolver take for the address of a machine.</summary>
internal static class NetworkAddress
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    public static bool IsHost(string text) =>
        text.Contains(':', StringComparison.Ordinal) ? IsV6(text)
        : IPAddress.TryParse(text, out _) || text.All(c => c == '.' || char.IsAsciiDigit(c)) ? IsV4(text)
        : IsName(text);

    /// <summary>"registry.example.org:5000", "[2001:db8::1]:5000"; the port may be missing.</summary>
    public static bool IsHostWithPort(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0 || text.EndsWith(']'))
            return IsBracketed(text) || (IsHost(text) && colon < 0);
        return (IsBracketed(text[..colon]) || (IsHost(text[..colon]) && text.IndexOf(':') == colon)) && IsPort(text[(colon + 1)..]);
    }

    private static bool IsBracketed(string text) => text is ['[', .. var inner, ']'] && IsV6(inner);

    private static bool IsPort(string text) =>
        text.Length is > 0 and <= 5 && text.All(char.IsAsciiDigit) && int.Parse(text, CultureInfo.InvariantCulture) is > 0 and <= 65535;

    // "0x1F", "10.1" and "010.0.0.1" are addresses to some programs, and not the same ones to all.
    private static bool IsV4(string text) =>
        IPAddress.TryParse(text, out var address) && address.ToString() == text;

    /// <summary>A zone, such as the "%eth0" of "fe80::1%eth0", is a name of an interface.</summary>
    private static bool IsV6(string text)
    {
        var (address, zone) = text.IndexOf('%') is var percent and >= 0 ? (text[..percent], text[(percent + 1)..]) : (text, "eth0");
        return address.Contains(':', StringComparison.Ordinal) && address.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.')
            && IPAddress.TryParse(address, out _)
            && zone.Length > 0 && zone.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');
    }

    // Underscores are none of a host's name by the book, and in many a private network there they are.
    private static bool IsName(string text) =>
        text.Length is > 0 and <= LongestName
        && (text.EndsWith('.') ? text[..^1] : text).Split('.').All(label =>
            label.Length is > 0 and <= LongestLabel && label[0] != '-'
            && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
}
