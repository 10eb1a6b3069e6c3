using Modelc.Apply.Hosts;
using Modelc.Apply.Hosts.Engine;
using Modelc.Artifacts.Plan;
using Modelc.Testing;

namespace Modelc.Apply.Tests.Hosts;

/// <summary>What the docker command 28.2 really wrote, and what becomes of it.</summary>
public sealed class EngineProblemTests
{
    [Theory]
    [InlineData(
        "error during connect: Get \"http://nohost.invalid:2375/v1.50/version\": dial tcp: lookup nohost.invalid: no such host",
        "its address does not resolve. Correct the address.")]
    [InlineData(
        "Cannot connect to the Docker daemon at tcp://127.0.0.1:1. Is the docker daemon running?",
        "nobody answers. Start the engine with its API on that port, or correct the address or the port.")]
    [InlineData(
        "Error response from daemon: Client sent an HTTP request to an HTTPS server.",
        "it wants TLS. Give the model \"tls\" with ca, certificate and key.")]
    [InlineData(
        "error during connect: Get \"https://10.0.0.1:2376/v1.50/version\": tls: failed to verify certificate: x509: certificate signed by unknown authority",
        "its certificate is not signed by the CA that the model gives. Correct the CA; if it should be right, somebody else may be answering.")]
    [InlineData(
        "error during connect: Get \"https://10.0.0.1:2376/v1.50/version\": remote error: tls: bad certificate",
        "it does not accept the certificate that the model gives. Correct certificate and key.")]
    [InlineData(
        "error during connect: Get \"https://10.0.0.1:2376/v1.50/version\": http: server gave HTTP response to HTTPS client",
        "it speaks plain text, and the model gives certificates. Give the engine --tlsverify, as its API is a root shell for everybody, or correct the port.")]
    public void An_engine_that_cannot_be_used_is_one_fact_and_what_to_do(string said, string rest) =>
        Assert.Equal(
            $"The engine of \"web\" at tcp://10.0.0.1:2376 cannot be used: {rest}",
            EngineProblem.Of(said, "web", "tcp://10.0.0.1:2376")!.Message);

    [Theory]
    [InlineData("Error response from daemon: No such container: web-1")]
    [InlineData("Error response from daemon: conflict: the container name \"/web-1\" is already in use")]
    public void What_an_engine_answers_is_no_failure_to_reach_it(string said) =>
        Assert.Null(EngineProblem.Of(said, "web", "tcp://10.0.0.1:2376"));

    [RealToolFact("docker")]
    public async Task An_engine_in_plain_text_is_warned_about_and_one_that_is_not_there_is_told()
    {
        var warnings = new List<string>();
        var factory = new ShellFactory(new() { App = "shop", ModelFolder = "/", Warn = warnings.Add });
        await using var shell = factory.Make(
            new("web", "127.0.0.1", new EngineApiConnection(1, null), NeedsEngine: true, "components/web"));
        var failure = await Assert.ThrowsAsync<HostFailureException>(() => shell.RunAsync(new(["true"]), CancellationToken.None));
        Assert.StartsWith("The engine of \"web\" at tcp://127.0.0.1:1 cannot be used: ", failure.Message, StringComparison.Ordinal);
        Assert.StartsWith("The engine of \"web\" at tcp://127.0.0.1:1 is reached in plain text", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_is_not_there_is_named()
    {
        await using var shell = new ShellFactory(new() { App = "shop", ModelFolder = "/nonexistent" }).Make(
            new("web", "127.0.0.1", new EngineApiConnection(1, new("ca.pem", "cert.pem", "key.pem")), NeedsEngine: true, "components/web"));
        var failure = await Assert.ThrowsAsync<HostFailureException>(() => shell.RunAsync(new(["true"]), CancellationToken.None));
        Assert.Equal(
            "The certificate file \"/nonexistent/ca.pem\" for the engine of \"web\" does not exist. Put it there, or correct its path in the model.",
            failure.Message);
    }
}
