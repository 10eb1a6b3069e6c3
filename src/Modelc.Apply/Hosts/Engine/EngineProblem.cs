using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Modelc.Apply.Hosts.Engine;

/// <summary>Why an engine could not be used, and what to do about it; by what the docker command said, the cause before its effect.</summary>
internal static partial class EngineProblem
{
    private static readonly ImmutableArray<(Regex Pattern, string Fact, string Advice)> Known =
    [
        (NoName(), "its address does not resolve.", "Correct the address."),
        (PlainServer(), "it speaks plain text, and the model gives certificates.",
            "Give the engine --tlsverify, as its API is a root shell for everybody, or correct the port."),
        (TlsServer(), "it wants TLS.", "Give the model \"tls\" with ca, certificate and key."),
        (UnknownAuthority(), "its certificate is not signed by the CA that the model gives.",
            "Correct the CA; if it should be right, somebody else may be answering."),
        (OtherName(), "its certificate is for another name or address.", "Correct the address, or make a certificate for it."),
        (Expired(), "a certificate has expired, or a clock is wrong.", "Renew it, or set the clock."),
        (ClientRefused(), "it does not accept the certificate that the model gives.", "Correct certificate and key."),
        (Mismatch(), "certificate and key of the model do not belong together, or are none.", "Correct certificate and key."),
        (Refused(), "nothing listens there.", "Start the engine with its API on that port, or correct the address or the port."),
        (NoRoute(), "there is no way to it.", "See to the network, or correct the address."),
        (Silence(), "it does not answer.", "See that the host is up and that no firewall drops the connection, or correct the address."),
        (Nobody(), "nobody answers.", "Start the engine with its API on that port, or correct the address or the port."),
    ];

    /// <summary>Null if the words mean something else.</summary>
    public static HostFailureException? Of(string errors, string host, string address) =>
        Known.Where(known => known.Pattern.IsMatch(errors))
            .Select(known => new HostFailureException(
                host, $"The engine of \"{host}\" at {address} cannot be used: {known.Fact} {known.Advice}"))
            .FirstOrDefault();

    public static HostFailureException Silent(string host, string address) => Of("i/o timeout", host, address)!;

    public static HostFailureException NoDocker(string host) => new(
        host,
        $"\"{host}\" is driven by this machine's docker command, and there is none. "
        + "Install the Docker CLI and see to it that PATH finds it.");

    public static HostFailureException NoCertificate(string host, string path) => new(
        host, $"The certificate file \"{path}\" for the engine of \"{host}\" does not exist. Put it there, or correct its path in the model.");

    public static HostFailureException Refusal(string host, ImmutableArray<string> words, string errors) => new(
        host,
        $"The engine of \"{host}\" refused \"docker {words[0]}\": {errors.Trim()} See to the engine, then run this again.");

    [GeneratedRegex("no such host|server misbehaving|Temporary failure in name resolution")]
    private static partial Regex NoName();

    [GeneratedRegex("server gave HTTP response to HTTPS client|first record does not look like a TLS handshake")]
    private static partial Regex PlainServer();

    [GeneratedRegex("HTTP request to an HTTPS server|malformed HTTP response")]
    private static partial Regex TlsServer();

    [GeneratedRegex("certificate signed by unknown authority|certificate is not trusted")]
    private static partial Regex UnknownAuthority();

    [GeneratedRegex("certificate is (not )?valid for|doesn't contain any IP SANs|cannot validate certificate for")]
    private static partial Regex OtherName();

    [GeneratedRegex("certificate has expired|expired certificate")]
    private static partial Regex Expired();

    [GeneratedRegex("remote error: tls: |client doesn't have a certificate")]
    private static partial Regex ClientRefused();

    [GeneratedRegex("private key does not match|failed to find any PEM data|[Cc]ould not (read|load)|failed to append certificates|unable to resolve docker endpoint")]
    private static partial Regex Mismatch();

    [GeneratedRegex("connection refused")]
    private static partial Regex Refused();

    [GeneratedRegex("no route to host|network is unreachable")]
    private static partial Regex NoRoute();

    [GeneratedRegex("i/o timeout|context deadline exceeded|Client.Timeout")]
    private static partial Regex Silence();

    [GeneratedRegex("Cannot connect to the Docker daemon|error during connect")]
    private static partial Regex Nobody();
}
