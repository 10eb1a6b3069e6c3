using Modelc.Apply.After;

namespace Modelc.Apply.Tests.After;

public sealed class DriftTests
{
    private const string Was = "was\tcontainer web-1\tmemory\t0\nwas\tcontainer web-1\tenvironment\t#aa\n";
    private const string Is = "is\tcontainer web-1\tmemory\t0\nis\tcontainer web-1\tenvironment\t#aa\n";

    [Fact]
    public void Nothing_differs_from_itself() => Assert.Empty(Find(Was, Is)!);

    [Theory]
    [InlineData("memory\t0", "memory\t512", "Changed container web-1 memory: 0 -> 512")]
    [InlineData("environment\t#aa", "environment\t#bb", "Changed container web-1 environment:  -> ")]
    [InlineData("is\tcontainer web-1", "is\tcontainer web-9", "Gone container web-1 :  -> ;Extra container web-9 :  -> ")]
    public void What_a_person_did_is_named(string old, string @new, string expected) =>
        Assert.Equal(expected, Text(Find(Was, Is.Replace(old, @new, StringComparison.Ordinal))!));

    [Fact]
    public void A_file_of_the_release_that_was_edited_is_no_new_object() =>
        Assert.Equal("Changed file hosts/h1/web/unit.env content:  -> ", Text(Find(Was, $"{Is}is\tfile hosts/h1/web/unit.env\tcontent\tchanged\n")!));

    [Fact]
    public void A_host_that_remembers_nothing_has_no_drift_that_anybody_knows_of() =>
        Assert.Null(Drift.Of("h1", $"{Is}end\n"));

    [Fact]
    public void Half_an_answer_is_none() => Assert.Null(Drift.Of("h1", $"memory\n{Was}"));

    private static List<DriftItem>? Find(string was, string now) => Drift.Of("h1", $"memory\n{was}{now}end\n");

    private static string Text(IEnumerable<DriftItem> items) =>
        string.Join(';', items.Select(item => $"{item.Kind} {item.Thing} {item.Field}: {item.Was} -> {item.Is}"));
}
