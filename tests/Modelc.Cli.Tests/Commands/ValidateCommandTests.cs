using System.Text.Json;

namespace Modelc.Cli.Tests.Commands;

public sealed class ValidateCommandTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_good_model_is_said_to_be_good()
    {
        var run = CommandRun.Of("validate", folder.Put("good.json", TestFolder.Good));

        Assert.Equal(new CommandRun(0, "1 model checked: no problems.\n", ""), run);
    }

    [Fact]
    public void A_problem_is_one_line_that_an_editor_can_jump_to()
    {
        var bad = folder.Put("bad.json", TestFolder.Bad);

        var run = CommandRun.Of("validate", bad);

        Assert.Equal(1, run.Exit);
        Assert.StartsWith($"{bad}(10,50): error MC2004: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("Did you mean \"docker\"?", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("\n1 model checked: 1 error.\n", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("^", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_shows_the_source_and_colours()
    {
        var run = CommandRun.Of("", ["validate", folder.Put("bad.json", TestFolder.Bad)], isTerminal: true);

        Assert.Contains("\e[1;31merror MC2004\e[0m: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("^~~~", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NO_COLOR", "1", "auto", false)]
    [InlineData("NO_COLOR", "", "auto", true)]
    [InlineData("TERM", "dumb", "auto", false)]
    [InlineData("NO_COLOR", "1", "always", true)]
    [InlineData("TERM", "xterm", "never", false)]
    public void Colours_follow_the_option_then_the_environment(string name, string value, string option, bool expected)
    {
        var run = CommandRun.Of("", ["validate", folder.Put("bad.json", TestFolder.Bad), "--color", option], isTerminal: true,
            environment: asked => asked == name ? value : null);

        Assert.Equal(expected, run.Out.Contains('\e', StringComparison.Ordinal));
    }

    [Fact]
    public void Many_models_are_one_report()
    {
        var run = CommandRun.Of("validate", folder.Put("a.json", TestFolder.Good), folder.Put("b.json", TestFolder.Bad), folder.Put("c.json", TestFolder.Doubtful));

        Assert.Equal(1, run.Exit);
        Assert.EndsWith("3 models checked: 1 error, 1 warning.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dash_reads_the_standard_input()
    {
        var run = CommandRun.Of(TestFolder.Bad, ["validate", "-"]);

        Assert.Equal(1, run.Exit);
        Assert.StartsWith("stdin(10,50): error MC2004: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_fails_a_run_only_when_asked()
    {
        var doubtful = folder.Put("doubtful.json", TestFolder.Doubtful);

        Assert.Equal(0, CommandRun.Of("validate", doubtful).Exit);
        Assert.Equal(1, CommandRun.Of("validate", doubtful, "--warnings-as-errors").Exit);
    }

    [Fact]
    public void A_missing_file_is_one_sentence_and_the_others_are_still_checked()
    {
        var missing = folder.Path("missing.json");

        var run = CommandRun.Of("validate", missing, folder.Put("bad.json", TestFolder.Bad));

        Assert.Equal(74, run.Exit);
        Assert.StartsWith($"{missing}: error MC5001: The file does not exist. Check the spelling of the path.\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("error MC2004", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("\n1 model checked: 2 errors.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_could_not_be_read_was_not_checked()
    {
        var missing = folder.Path("missing.json");

        Assert.EndsWith("\n0 models checked: 1 error.\n", CommandRun.Of("validate", missing).Out, StringComparison.Ordinal);
        foreach (var verb in new[] { "validate", "build" })
        {
            using var json = JsonDocument.Parse(CommandRun.Of(verb, missing, "--format", "json").Out);
            Assert.Equal(0, json.RootElement.GetProperty("summary").GetProperty("models").GetInt32());
        }
    }

    [Fact]
    public void A_folder_is_not_a_model()
    {
        var run = CommandRun.Of("validate", folder.Root);

        Assert.Equal(74, run.Exit);
        Assert.StartsWith($"{folder.Root}: error MC5002: This is a folder, not a file.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_more_than_two_gigabytes_is_refused_unread()
    {
        var huge = folder.Path("huge.json");
        using (var file = new FileStream(huge, FileMode.CreateNew))
            file.SetLength(3L << 30);

        var run = CommandRun.Of("validate", huge);

        Assert.Equal(74, run.Exit);
        Assert.Contains("error MC5004: The file is larger than 2 GB", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_tells_all_there_is_to_tell()
    {
        var bad = folder.Put("bad.json", TestFolder.Bad);

        var run = CommandRun.Of("validate", bad, "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        var found = json.RootElement.GetProperty("diagnostics")[0];
        Assert.Equal(("MC2004", "error", bad), (Text(found, "code"), Text(found, "severity"), Text(found, "file")));
        Assert.Equal((10, 50), (found.GetProperty("line").GetInt32(), found.GetProperty("column").GetInt32()));
        Assert.Equal(1, json.RootElement.GetProperty("summary").GetProperty("errors").GetInt32());
    }

    [Fact]
    public void Sarif_has_the_result_and_what_its_code_means()
    {
        var run = CommandRun.Of("validate", folder.Put("a folder/bad.json", TestFolder.Bad), "--format", "sarif");

        using var json = JsonDocument.Parse(run.Out);
        var sarif = json.RootElement.GetProperty("runs")[0];
        var result = sarif.GetProperty("results")[0];
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("2.1.0", Text(json.RootElement, "version"));
        Assert.Equal("error", Text(result, "level"));
        Assert.EndsWith("/a%20folder/bad.json", Text(place.GetProperty("artifactLocation"), "uri"), StringComparison.Ordinal);
        Assert.Equal(10, place.GetProperty("region").GetProperty("startLine").GetInt32());
        var rule = sarif.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal("MC2004", Text(rule, "id"));
        Assert.NotEmpty(Text(rule.GetProperty("shortDescription"), "text")!);
    }

    [Fact]
    public void Sarif_of_a_good_model_is_an_empty_run()
    {
        var run = CommandRun.Of("validate", folder.Put("good.json", TestFolder.Good), "--format", "sarif");

        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(0, json.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }

    [Fact]
    public void An_annotation_for_github_stays_on_its_line()
    {
        var bad = folder.Put("50%, a:b.json", TestFolder.Bad);

        var run = CommandRun.Of("validate", bad, "--format", "github");

        var path = bad.Replace("%", "%25", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal).Replace(":", "%3A", StringComparison.Ordinal);
        Assert.StartsWith($"::error file={path},line=10,col=50,endLine=10,endColumn=63,title=MC2004::", run.Out, StringComparison.Ordinal);
        Assert.Equal(1, run.Out.Count(c => c == '\n'));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
