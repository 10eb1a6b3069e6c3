using Modelc.Apply.Observe;

namespace Modelc.Apply.Tests.Observe;

public sealed class DriftTests
{
    private const string Web = """
        seen	container
        seen	service
        seen	node
        seen	volume
        container web-1	id	a1
        container web-1	component	web
        container web-1	role	replica
        container web-1	state	running
        container web-1	memory	0
        container web-1	environment	#aa
        container cache	id	c1
        container cache	component	cache
        container cache	role	container
        container cache	state	running
        service shop_api	component	api
        service shop_api	replicas	2
        node n2	availability	active
        volume data	component	cache
        """;

    private const string Watchdog = "\ncontainer web-watchdog\tid\tw1\ncontainer web-watchdog\tcomponent\tweb\ncontainer web-watchdog\trole\twatchdog\ncontainer web-watchdog\tstate\trunning";

    [Fact]
    public void Nothing_differs_from_itself() => Assert.Equal("", Found(Web, Web));

    [Theory]
    [InlineData("memory\t0", "memory\t512", "Changed container web-1 memory: 0 -> 512")]
    [InlineData("environment\t#aa", "environment\t#bb", "Changed container web-1 environment:  -> ")]
    [InlineData("state\trunning", "state\tpaused", "Changed container cache state: running -> paused;Changed container web-1 state: running -> paused")]
    [InlineData("container web-1", "container web-9", "Gone container web-1 :  -> ;Extra container web-9 :  -> ")]
    [InlineData("replicas\t2", "replicas\t3", "Changed service shop_api replicas: 2 -> 3")]
    [InlineData("availability\tactive", "availability\tdrain", "Changed node n2 availability: active -> drain")]
    [InlineData("volume data", "volume more", "Gone volume data :  -> ;Extra volume more :  -> ")]
    public void What_a_person_did_is_named(string old, string @new, string expected) =>
        Assert.Equal(expected, Found(Web, Changed(old, @new)));

    [Theory]
    [InlineData("id\ta1", "id\ta2", "the watchdog made it anew under its own name")]
    [InlineData("availability\tactive", "availability\t*", "modelc drained it")]
    [InlineData("container cache", "container cache-before", "its script is at it")]
    [InlineData("node n2", "node n3", "it has its own step")]
    public void What_no_person_did_is_not(string old, string @new, string why) =>
        Assert.True(!Found(Web, Changed(old, @new)).Contains("Extra", StringComparison.Ordinal), why);

    [Fact]
    public void A_container_whose_script_is_about_to_put_it_into_its_place_is_not_gone() =>
        Assert.Equal("", Found(Web, Changed("container cache", "container cache-before")));

    [Theory]
    [InlineData("state\trunning\ncontainer web-1\tmemory", "state\texited\ncontainer web-1\tmemory")]
    [InlineData("container web-1", "container web-1-next")]
    public void What_a_watchdog_looks_after_is_its_affair(string old, string @new) =>
        Assert.Equal("", Found(Web + Watchdog, Changed(old, @new) + Watchdog));

    [Fact]
    public void A_watchdog_that_somebody_stopped_is_told_and_so_is_what_it_no_longer_looks_after()
    {
        var stopped = Changed("state\trunning", "state\texited") + Watchdog.Replace("running", "exited", StringComparison.Ordinal);

        Assert.Equal(
            "Changed container cache state: running -> exited;Changed container web-1 state: running -> exited;Changed container web-watchdog state: running -> exited",
            Found(Web + Watchdog, stopped));
    }

    [Fact]
    public void What_runs_again_is_no_drift() =>
        Assert.Equal("", Found(Changed("state\trunning", "state\texited"), Web));

    [Fact]
    public void Of_a_component_whose_step_began_only_a_container_that_was_there_before_is_judged()
    {
        const string Began = "\nbegan\tweb";

        Assert.Equal("", Found(Web + Began, Changed("id\ta1", "id\ta2").Replace("memory\t0", "memory\t512", StringComparison.Ordinal)));
        Assert.Equal("", Found(Web + Began, Changed("container web-1", "container web-2")));
        Assert.Equal("", Found(Web + Began, Changed("state\trunning\ncontainer web-1\tmemory", "state\texited\ncontainer web-1\tmemory")));
        Assert.Equal("Changed container web-1 memory: 0 -> 512", Found(Web + Began, Changed("memory\t0", "memory\t512")));
        Assert.Equal("Changed service shop_api replicas: 2 -> 3", Found(Web + Began, Changed("replicas\t2", "replicas\t3")));
    }

    [Fact]
    public void Of_a_swarm_whose_step_began_nothing_is_judged() =>
        Assert.Equal("", Found($"{Web}\nbegan\t@swarm\tshop_api", Changed("replicas\t2", "replicas\t3").Replace("active", "drain", StringComparison.Ordinal)));

    [Fact]
    public void What_could_not_be_asked_for_is_not_gone() =>
        Assert.Equal("", Found(Web, "seen\tcontainer\n" + string.Join('\n', Web.Split('\n').Where(line => line.StartsWith("container", StringComparison.Ordinal)))));

    [Fact]
    public void A_file_of_the_current_release_that_was_edited_is_told() =>
        Assert.Equal(
            "Changed file hosts/a/web/unit.env content:  -> ",
            Text(Drift.Of(Read("current\tr1\ndamaged\tr1\thosts/a/web/unit.env\ndamaged\tr0\tplan.json"))));

    [Fact]
    public void A_host_that_remembers_nothing_has_no_drift_that_anybody_knows_of()
    {
        var host = Read(string.Join('\n', Web.Split('\n').Select(line => $"is\t{line}")));

        Assert.Null(host.Objects);
        Assert.Empty(Drift.Of(host));
    }

    private static string Changed(string old, string @new) => Web.Replace(old, @new, StringComparison.Ordinal);

    private static string Found(string was, string now) => Text(Drift.Of(Read(
        string.Join('\n', was.Split('\n').Select(line => $"was\t{line}").Prepend("memory").Concat(now.Split('\n').Select(line => $"is\t{line}"))))));

    private static ObservedHost Read(string lines) => ObservedLines.Read("a", $"{lines}\nend\n")!;

    private static string Text(IEnumerable<DriftItem> items) =>
        string.Join(';', items.Select(item => $"{item.Kind} {item.Thing} {item.Field}: {item.ShownWas} -> {item.ShownIs}"));
}
