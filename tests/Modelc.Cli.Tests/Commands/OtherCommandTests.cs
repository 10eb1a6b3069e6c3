using System.Text.Json;

namespace Modelc.Cli.Tests.Commands;

public sealed class OtherCommandTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Init_writes_a_model_without_a_single_warning()
    {
        var run = CommandRun.Of("init", folder.Path("shop"));

        Assert.Equal(0, run.Exit);
        Assert.Equal("1 model checked: no problems.\n", CommandRun.Of("validate", folder.Path("shop/model.json"), "--warnings-as-errors").Out);
        Assert.Equal(0, CommandRun.Of("build", folder.Path("shop/model.json"), "--output", folder.Path("shop/out")).Exit);
    }

    [Fact]
    public void Init_never_writes_over_a_file()
    {
        folder.Put("shop/model.json", "mine\n");

        var run = CommandRun.Of("init", folder.Path("shop"));

        Assert.Equal(74, run.Exit);
        Assert.Contains("error MC5011", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine\n", File.ReadAllText(folder.Path("shop/model.json")));
    }

    [Fact]
    public void Init_names_the_examples_when_it_does_not_know_one()
    {
        var run = CommandRun.Of("init", folder.Path("shop"), "--example", "nope");

        Assert.Equal(64, run.Exit);
        Assert.Contains("There is no example \"nope\". There are: ", run.Error, StringComparison.Ordinal);
        Assert.False(Path.Exists(folder.Path("shop")));
    }

    [Theory]
    [MemberData(nameof(Starters))]
    public void Every_starter_is_checked_without_an_error(string name)
    {
        Assert.Equal(0, CommandRun.Of("init", folder.Path(name), "--example", name).Exit);

        var model = Directory.GetFiles(folder.Path(name), "model.*").Single();
        var run = CommandRun.Of("validate", model);
        Assert.True(run.Exit == 0, run.Out);
    }

    public static TheoryData<string> Starters() => [.. Input.StarterFiles.Names()];

    [Fact]
    public void Explain_tells_about_every_code_that_it_lists()
    {
        var codes = CommandRun.Of("explain").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).ToList();

        Assert.Contains("MC2004", codes);
        Assert.Contains("MC5001", codes);
        Assert.Equal(codes.Distinct(), codes);
        foreach (var code in codes)
        {
            var page = CommandRun.Of("explain", code).Out;
            Assert.StartsWith($"{code}: ", page, StringComparison.Ordinal);
            Assert.Contains("\nSeverity: ", page, StringComparison.Ordinal);
            Assert.DoesNotContain("\n### ", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Explain_helps_with_a_code_that_does_not_exist()
    {
        var run = CommandRun.Of("explain", "MC20004");

        Assert.Equal((64, ""), (run.Exit, run.Out));
        Assert.Contains("Did you mean \"MC2", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model")]
    [InlineData("plan")]
    [InlineData("manifest")]
    public void A_schema_is_json(string kind)
    {
        using var schema = JsonDocument.Parse(CommandRun.Of("schema", "--kind", kind).Out);

        Assert.True(schema.RootElement.TryGetProperty("$schema", out _));
    }

    [Theory]
    [InlineData("biuld")]
    [InlineData("build --nope x.json")]
    [InlineData("build")]
    [InlineData("build a.json b.json")]
    [InlineData("validate")]
    [InlineData("validate a.json --format xml")]
    [InlineData("completion tcsh")]
    [InlineData("")]
    public void Wrong_usage_is_told_on_the_error_stream_with_a_code_of_its_own(string line)
    {
        var run = CommandRun.Of(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((64, ""), (run.Exit, run.Out));
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public void A_misspelt_option_is_not_taken_for_a_file()
    {
        Assert.Equal(
            "modelc build: There is no option \"--chek\". Did you mean \"--check\"?\nSee \"modelc build --help\".\n",
            CommandRun.Of("build", "--chek", "x.json").Error);
    }

    [Fact]
    public void A_file_may_start_with_a_dash_or_an_at_sign()
    {
        Assert.Contains("-x.json: error MC5001", CommandRun.Of("validate", "--", "-x.json").Out, StringComparison.Ordinal);
        Assert.Contains("@x.json: error MC5001", CommandRun.Of("validate", "@x.json").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_printed_alone()
    {
        Assert.Matches(@"^\d+\.\d+\.\d+(\+[0-9a-f]+)?\n$", CommandRun.Of("--version").Out);
    }

    [Fact]
    public void A_reader_that_had_enough_is_not_an_error_to_shout_about()
    {
        using var error = new StringWriter();
        var streams = new CliStreams(new ClosedPipe(), error, () => Stream.Null);

        Assert.Equal(74, CommandLine.Run(["explain"], streams));
        Assert.Equal("", error.ToString());
    }

    private sealed class ClosedPipe : StringWriter
    {
        public override void Flush() => throw new IOException("Broken pipe", 32);
    }
}
