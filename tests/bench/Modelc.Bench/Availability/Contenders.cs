namespace Modelc.Bench.Availability;

/// <summary>Who is compared, and what each was given.</summary>
internal static class Contenders
{
    private const string Modelc =
        "`GET /health` every second, one replica at a time, 1 s apart, a soak of 3 s, a request timeout of 2 s; the rest is what modelc does when the model says nothing";

    private const string Balancer =
        "haproxy with DNS resolvers as in its maker's article on Docker Swarm (asked each second, `hold obsolete 10s`), `option httpchk GET /health`, default intervals and retries";

    public static IReadOnlyList<Entry> All { get; } =
    [
        new("modelc-swarm", "modelc, Swarm, haproxy", Modelc, bed => new ModelcContender(bed, "Docker Swarm", "haproxy")),
        new("modelc-builtin", "modelc, Builtin, haproxy", Modelc, bed => new ModelcContender(bed, "Builtin", "haproxy")),
        new("modelc-nginx", "modelc, Builtin, nginx", Modelc, bed => new ModelcContender(bed, "Builtin", "nginx")),
        new("stack", "hand-written stack", $"start-first, one at a time, 5 s apart, rollback on failure, no health check in the stack; {Balancer}",
            bed => new HandwrittenStack(bed, "stack.yml")),
        new("stack-checked", "hand-written stack with health check", "the same with `curl --fail /health` every 5 s as the container's health check",
            bed => new HandwrittenStack(bed, "stack-checked.yml")),
        new("genesis", "GeneSIS Builtin", "as its source has it: nginx passes bytes to one live replica, each is asked once a minute; new replicas are started, "
            + "the old ones stopped, and the proxy is told nothing. The health check got the time limit that the one in its manual lacks, "
            + "and the fault happens half a minute before the next look: the mean of what can happen",
            bed => new GenesisContender(bed, tellsProxy: false)),
        new("genesis-told", "GeneSIS Builtin, if it told its proxy", "the same, but an update makes the last of the new replicas the live one before the old ones stop",
            bed => new GenesisContender(bed, tellsProxy: true)) { Incidents = [Incident.Update, Incident.ScaleDown] },
    ];
}
