using System.Globalization;
using System.Text;
using Modelc.Bench.Charts;
using Modelc.Bench.Measuring;

namespace Modelc.Bench.Apply;

/// <summary>What was measured, as a page with charts.</summary>
internal sealed record ApplyReport(IReadOnlyList<Trial> Trials, IReadOnlyList<SimulatedResult> Simulated, Cost? SimulatedAnsible)
{
    private const string BoundName = "the bound";

    public void Write()
    {
        Results.Write("apply.svg", Chart("Deployments to real hosts", trial => [("first deployment", trial.First, Deployment.Bound.First), ("one change", trial.Change, Deployment.Bound.Change)]));
        Results.Write("apply-no-change.svg", Chart("Nothing to do", trial => [("no change", trial.NoChange, null)]));
        Results.Write("apply.md", Text());
    }

    private string Text() => $"""
        # What an apply takes, beside a playbook

        Made by `dotnet run -c Release --project tests/bench/Modelc.Bench -- apply {string.Join(' ', Trials.Select(trial => trial.Hosts))}`, on {Results.Machine()}.
        The hosts are those of the lab: namespaces on the same machine, with engines and ssh servers of their own; the third is
        reached through the first. All of them share these processors, so the ratios count and the seconds do not.
        {(AnsibleDeployer.IsHere ? "" : "\n**Ansible: not installed here; \"apt-get install ansible\" brings it.**\n")}
        On each host lies one service in a swarm of its own: {Deployment.Bound.Replicas} replicas of an application that takes {Deployment.Bound.Start.TotalSeconds} s to start, with a
        health check each second, {Deployment.Bound.Soak.TotalSeconds} s of soak, and a swarm that watches an update for {Deployment.Bound.Monitor.TotalSeconds} s. modelc builds, compares and applies.
        Ansible gets the stacks that modelc built, in a playbook of four tasks (`tests/bench/Modelc.Bench/Apply/ansible/deploy.yml`):
        swarm, files, stack, and a wait until all is healthy, as `community.docker` has them, 16 hosts at once, with
        pipelining. Its connections stay open from one run to the next; modelc makes its own each time. A deployment and a change are
        run once, and no change five times, of which the median is shown.

        **The bound** is what no tool can be faster than with this application and this model: for a first deployment a start and
        its soak, {Seconds(Deployment.Bound.First)}; for a change {Deployment.Bound.Replicas} of these, one after the other, and the time that the swarm watches, {Seconds(Deployment.Bound.Change)}.

        ## A first deployment, and one change

        ![Time of deployments](apply.svg)

        {Table(trial => trial.First, Deployment.Bound.First, "first deployment")}

        The change is another value of a variable on the first host; the others are looked at and left alone.

        {Table(trial => trial.Change, Deployment.Bound.Change, "one change")}

        ## Nothing to do

        ![Time of an apply that finds nothing to do](apply-no-change.svg)

        "Bare ssh" is a login to each host, all at once, and `docker version` there: what it costs to ask them at all.

        {Table(trial => trial.NoChange, null, "no change")}

        ## 200 simulated hosts

        Hosts in modelc's own process, which answer each call after {SimulatedTrial.Answer.TotalMilliseconds} ms: what is left is modelc's own part. The bound is
        all calls, {SimulatedTrial.AtOnce} at once, without anything between them. "Allocated" counts what the simulated hosts keep, too. Each host gets its
        own files and the whole plan and manifest, which are as long as there are hosts: these grow with the square, calls do not.

        | hosts | what | time | the bound | calls | allocated |
        |---|---|---|---|---|---|
        {string.Join('\n', Simulated.Select(one => $"| {one.Hosts} | {one.What} | {Seconds(one.Clock)} | {Seconds(one.Bound)} | {one.Calls} | {one.Megabytes:0.0} MB |"))}

        {SimulatedAnsibleText()}

        """;

    private string SimulatedAnsibleText() => SimulatedAnsible is { } cost
        ? $"Ansible's own part, with no change or any other: the same {Simulated[^1].Hosts} hosts, {SimulatedTrial.AtOnce} at once, and as many tasks as the playbook has, each of which\nonly sleeps for as long: {Seconds(cost.Clock)}, and {Seconds(cost.Processor)} of the processors."
        : "";

    private string Table(Func<Trial, IReadOnlyList<Result>> of, TimeSpan? bound, string what)
    {
        var names = of(Trials[0]).Select(result => result.Name).ToList();
        var text = new StringBuilder($"| hosts | {string.Join(" | ", names)} |{(bound is null ? "" : $" {BoundName} |")} Ansible / modelc |\n");
        text.Append($"|---|{string.Concat(names.Select(_ => "---|"))}{(bound is null ? "" : "---|")}---|\n");
        foreach (var trial in Trials)
        {
            var costs = of(trial).ToDictionary(result => result.Name, result => result.Cost.Clock, StringComparer.Ordinal);
            text.Append($"| {trial.Hosts}, {what} | {string.Join(" | ", names.Select(name => Seconds(costs[name])))} |{(bound is { } limit ? $" {Seconds(limit)} |" : "")} {Ratio(costs)} |\n");
        }

        return text.ToString().TrimEnd();
    }

    private static string Ratio(Dictionary<string, TimeSpan> costs) =>
        costs.TryGetValue("Ansible", out var theirs) ? (theirs / costs["modelc"]).ToString("0.0", CultureInfo.InvariantCulture) : "-";

    private string Chart(string title, Func<Trial, (string What, IReadOnlyList<Result> Results, TimeSpan? Bound)[]> of)
    {
        var groups = Trials.SelectMany(of, (trial, one) => ($"{trial.Hosts} host{(trial.Hosts == 1 ? "" : "s")}, {one.What}", Bars(one.Results, one.Bound))).ToList();
        return Charts.Bars.Draw(title, "seconds; shorter is better", groups).ToString();
    }

    private static IReadOnlyList<Bar> Bars(IReadOnlyList<Result> results, TimeSpan? bound) =>
    [
        .. results.Select(result => new Bar(result.Name, result.Cost.Clock.TotalSeconds, Seconds(result.Cost.Clock), ColorOf(result.Name))),
        .. bound is { } limit ? new[] { new Bar(BoundName, limit.TotalSeconds, Seconds(limit), Palette.Axis) } : [],
    ];

    private static string ColorOf(string name) => name switch
    {
        "modelc" => Palette.Good,
        BareSsh.Name => Palette.Axis,
        _ => Palette.Slow,
    };

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds.ToString(time.TotalSeconds < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture)} s";
}
