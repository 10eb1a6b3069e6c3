using Modelc.Apply.Hosts.Ssh;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Tests.Hosts;

/// <summary>What OpenSSH 9.2 really wrote, and what becomes of it.</summary>
public sealed class SshProblemTests
{
    private static readonly SshTarget Web = new("web", "10.0.0.1", new("deploy", 22, null, null, null));

    private const string ChangedKey =
        """
        @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
        @    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
        @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
        IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!
        Offending ED25519 key in /home/me/.ssh/known_hosts:1
          remove with:
          ssh-keygen -f "/home/me/.ssh/known_hosts" -R "10.0.0.1"
        Host key for 10.0.0.1 has changed and you have requested strict checking.
        Host key verification failed.
        """;

    [Theory]
    [InlineData(
        "ssh: Could not resolve hostname nohost.example: Name or service not known\r\n",
        "\"web\" cannot be reached: nohost.example does not resolve. Correct the address, or give it a HostName in your ssh configuration.")]
    [InlineData(
        "ssh: connect to host 10.0.0.1 port 22: Connection refused\r\n",
        "\"web\" cannot be reached: 10.0.0.1 refuses connections. Start its ssh server, or correct the address or the port.")]
    [InlineData(
        "ssh: connect to host 10.0.0.9 port 2222: Connection refused\r\nkex_exchange_identification: Connection closed by remote host\nConnection closed by UNKNOWN port 65535",
        "\"web\" cannot be reached: 10.0.0.9 port 2222 refuses connections. Start its ssh server, or correct the address or the port.")]
    [InlineData(
        "channel 0: open failed: connect failed: Connection refused\nstdio forwarding failed\nkex_exchange_identification: Connection closed by remote host\nConnection closed by UNKNOWN port 65535",
        "\"web\" cannot be reached: the jump host cannot connect to 10.0.0.1: Connection refused. Start its ssh server, or correct the address or the port.")]
    [InlineData(
        "ssh: connect to host 10.0.0.1 port 22: No route to host",
        "\"web\" cannot be reached: there is no way to 10.0.0.1. See to the network, or correct the address.")]
    [InlineData(
        "ssh: connect to host 10.0.0.1 port 22: Connection timed out",
        "\"web\" does not answer at 10.0.0.1. See that it is up and that no firewall drops ssh, or correct the address.")]
    [InlineData(
        "Connection timed out during banner exchange\nConnection to 10.0.0.1 port 22 timed out",
        "\"web\" at 10.0.0.1 takes connections, but its ssh server does not answer. The host may be overloaded or hung; see to it, then run this again.")]
    [InlineData(
        "No ED25519 host key is known for 10.0.0.1 and you have requested strict checking.\nHost key verification failed.",
        "The host key of 10.0.0.1 is in no known_hosts, so \"web\" may be anybody. Compare and accept it with \"ssh deploy@10.0.0.1\", or pass --accept-new-host-keys.")]
    [InlineData(
        ChangedKey,
        "The host key of 10.0.0.1 is not the one that your known_hosts has, so \"web\" may be somebody else. If you know why it changed, remove the old one with \"ssh-keygen -R 10.0.0.1\" and accept the new one.")]
    [InlineData(
        "no such identity: /home/me/other: No such file or directory\ndeploy@10.0.0.1: Permission denied (publickey,password).",
        "\"web\" cannot be logged in to: permission denied for deploy@10.0.0.1, who may come by publickey or password; no key of yours helped. See that \"ssh deploy@10.0.0.1\" works without a question: load the key into your agent, or name it in the model.")]
    [InlineData(
        "Received disconnect from 10.0.0.1 port 22:2: Too many authentication failures\nDisconnected from 10.0.0.1 port 22",
        "\"web\" turned the login away after too many keys. Name the key in the model, or set IdentityFile and IdentitiesOnly for the host in your ssh configuration.")]
    [InlineData(
        "Unable to negotiate with 10.0.0.1 port 22: no matching key exchange method found. Their offer: diffie-hellman-group1-sha1",
        "\"web\" and this machine's ssh have no key exchange method in common. Update the older one.")]
    [InlineData(
        "/home/me/.ssh/config: line 1: Bad configuration option: foo\n/home/me/.ssh/config: terminating, 1 bad configuration options",
        "ssh does not accept its configuration, so \"web\" cannot be reached: /home/me/.ssh/config: line 1: Bad configuration option: foo. Correct that line.")]
    [InlineData(
        "kex_exchange_identification: Connection closed by remote host\nConnection closed by UNKNOWN port 65535",
        "\"web\" cannot be reached: the way to 10.0.0.1 by a jump host or a proxy command ended at once. Try \"ssh -v deploy@10.0.0.1\".")]
    [InlineData(
        "something that no version of ssh has said yet",
        "ssh cannot log in to \"web\" at 10.0.0.1: something that no version of ssh has said yet. Try \"ssh -v deploy@10.0.0.1\".")]
    public void A_failed_login_is_one_fact_and_what_to_do(string said, string sentence)
    {
        var problem = SshProblem.Of(isTimeLimit: false, said, Web);
        Assert.Equal(sentence, problem.ToException("web").Message);
        Assert.False(problem.MayPass);
    }

    [Theory]
    [InlineData("kex_exchange_identification: Connection closed by remote host\nConnection closed by 10.0.0.1 port 22")]
    [InlineData("kex_exchange_identification: read: Connection reset by peer\nConnection reset by 10.0.0.1 port 22")]
    public void A_server_that_has_too_many_logins_under_way_is_asked_again(string said) =>
        Assert.True(SshProblem.Of(isTimeLimit: false, said, Web).MayPass);

    [Fact]
    public void A_denial_says_what_was_tried()
    {
        const string said = "no such identity: /home/me/.ssh/other: No such file or directory\ndeploy@10.0.0.1: Permission denied (publickey).";
        Assert.Contains("; the key ~/.ssh/web did not help. ", Denial(Web with { KeyFile = "~/.ssh/web" }), StringComparison.Ordinal);
        Assert.Contains("there is no key /home/me/.ssh/other. ", Denial(Web with { KeyFile = "~/.ssh/other" }), StringComparison.Ordinal);
        Assert.Contains("; no key of the agent at /run/agent helped. ", Denial(With(agent: "/run/agent")), StringComparison.Ordinal);
        Assert.Contains("; the password did not help. ", Denial(With(password: new SecretInModel())), StringComparison.Ordinal);

        static string Denial(SshTarget target) => SshProblem.Of(isTimeLimit: false, said, target).ToException("web").Message;
        static SshTarget With(string? agent = null, ValuePlan? password = null) =>
            Web with { Connection = new("deploy", 22, null, agent, password) };
    }

    [Fact]
    public void A_login_without_an_end_is_told_from_one_without_an_answer() =>
        Assert.Equal(
            "\"web\" at 10.0.0.1 answers, but does not finish the login. See the log and the load of its ssh server.",
            SshProblem.Of(isTimeLimit: true, "", Web).ToException("web").Message);
}
