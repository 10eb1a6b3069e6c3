using System.Collections.Immutable;
using Modelc.Apply.After;

namespace Modelc.Apply.Tests.After;

public sealed class LookTests
{
    private const string Said = """
        current	bbb
        step	hosts/h1/web|sh rollout.sh	f1	bbb
        step	hosts/h1/db|sh container.sh	?	bbb
        lock	bert@desk	now	apply
        release	aaa	2026-01-01T10:00:00Z	anna@desk	yes
        release	bbb	2026-01-02T10:00:00Z	bert@desk	yes
        engine	running	28.1
        container	web-1	web	replica	1.4	-	running	-	then	web:1.4
        container	web-2	web	replica	1.4	-	running	-	then	web:1.4
        container	shop_api.1.x	api	-	2	shop_api	running	healthy	then	api:2
        health	web-1	healthy	yes
        health	web-2	unhealthy	no
        service	shop_api	api	3	completed
        node	id1	n1	10.0.0.1	10.0.0.1:2377	manager	active	ready
        end
        """;

    [Fact]
    public void A_host_is_read()
    {
        var look = LookLines.Read("h1", Said)!;

        Assert.Equal(("bbb", "running", "28.1", "bert@desk"), (look.Current, look.Engine, look.EngineVersion, look.Lock?.Who));
        Assert.Equal([null, "f1"], look.Steps.Select(step => step.Fingerprint));
        Assert.Equal([("web-1", "healthy", true), ("web-2", "unhealthy", false)], look.Containers.Skip(1).Select(one => (one.Name, one.Health, one.IsServing == true)));
        Assert.Equal((3, "completed"), (look.Services[0].Wanted!.Value, look.Services[0].Update));
        Assert.All(look.Nodes[0].Addresses, address => Assert.Equal("10.0.0.1", address));
    }

    [Fact]
    public void Half_an_answer_is_none() => Assert.Null(LookLines.Read("h1", Said[..^4]));

    [Theory]
    [InlineData(null, "aaa")]
    [InlineData("bb", "bbb")]
    [InlineData("c", null)]
    [InlineData("", null)]
    public void A_release_to_go_back_to_is_chosen(string? wanted, string? chosen) =>
        Assert.Equal(chosen, Rollback.Choose(Rollback.Choices(LooksOf(Said)), wanted)?.Id);

    [Fact]
    public void A_release_whose_files_are_gone_is_shown_and_not_chosen()
    {
        var choices = Rollback.Choices(LooksOf(Said.Replace("anna@desk\tyes", "anna@desk\tno", StringComparison.Ordinal)));

        Assert.Equal([("bbb", true, 1), ("aaa", false, 0)], choices.Select(one => (one.Id, one.IsCurrent, one.Hosts.Length)));
        Assert.Null(Rollback.Choose(choices, null));
    }

    [Fact]
    public void After_going_back_the_one_that_was_left_can_be_gone_to_again()
    {
        const string Back = "release\taaa\t2026-01-03T10:00:00Z\tanna@desk\tyes\nrelease\tbbb\t2026-01-02T10:00:00Z\tbert@desk\tyes\ncurrent\taaa\nengine\tabsent\nend\n";

        Assert.Equal("bbb", Rollback.Choose(Rollback.Choices(LooksOf(Back)), null)?.Id);
    }

    private static Looks LooksOf(string text) =>
        new(ImmutableSortedDictionary<string, HostLook>.Empty.Add("h1", LookLines.Read("h1", text)!), []);
}
