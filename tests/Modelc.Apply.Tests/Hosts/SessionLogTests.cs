using Modelc.Apply.Hosts.Ssh;

namespace Modelc.Apply.Tests.Hosts;

/// <summary>What OpenSSH 9.2 wrote about a session that it had over the connection of another.</summary>
public sealed class SessionLogTests
{
    private const string Begun = "debug1: mux_client_request_session: master session id: 2\n";
    private const string Other = "debug1: Executing proxy command: exec false\nConnection closed by UNKNOWN port 65535\n";

    [Theory]
    [InlineData(0, "", SessionEnd.Answered)]
    [InlineData(3, "", SessionEnd.Answered)]
    [InlineData(255, Begun + "debug2: Received exit status from master 255\n", SessionEnd.Answered)]
    [InlineData(255, Begun + "debug2: Control master terminated unexpectedly\n", SessionEnd.Lost)]
    [InlineData(255, "mux_client_request_session: session request failed: Session open refused by peer\n" + Other, SessionEnd.TurnedAway)]
    [InlineData(255, "debug1: Control socket \"/tmp/x/s\" does not exist\n" + Other, SessionEnd.NotBegun)]
    internal void The_end_of_a_session_is_told_from_the_exit_code_255_of_a_command(int exitCode, string log, SessionEnd end) =>
        Assert.Equal(end, SessionLog.EndOf(exitCode, log));
}
