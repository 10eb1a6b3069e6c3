namespace Modelc.Cli.Tests.Commands;

public sealed class CompletionTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("modelc va", "validate")]
    [InlineData("modelc build shop/model.json --che", "--check")]
    [InlineData("modelc validate --format s", "sarif")]
    [InlineData("modelc explain MC200", "MC2001 MC2002 MC2003 MC2004")]
    [InlineData("modelc completion z", "zsh")]
    [InlineData("modelc init --example sta", "starter")]
    public void Bash_completes_verbs_options_values_and_codes(string typed, string expected)
    {
        if (OperatingSystem.IsWindows())
            return;
        var offered = Complete(typed);

        Assert.All(expected.Split(' '), word => Assert.Contains(word, offered));
        Assert.All(offered, word => Assert.StartsWith(typed.Split(' ')[^1], word, StringComparison.Ordinal));
    }

    [Fact]
    public void Bash_completes_files_where_a_file_is_wanted()
    {
        if (OperatingSystem.IsWindows())
            return;

        // Nothing of ours is offered, and the script tells bash to offer files then.
        Assert.Empty(Complete("modelc build sho"));
        Assert.Contains("complete -o bashdefault -o default -F", CommandRun.Of("completion", "bash").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public void There_is_a_script_for_each_shell(string shell)
    {
        var run = CommandRun.Of("completion", shell);

        Assert.Equal(0, run.Exit);
        Assert.Contains("[suggest:", run.Out, StringComparison.Ordinal);
    }

    /// <summary>What bash would offer after Tab: the script's function is called as bash calls it.</summary>
    private string[] Complete(string typed)
    {
        var (exit, output) = HelpTests.Shell(
            $$"""
            source <(modelc completion bash)
            COMP_WORDS=({{typed}}) COMP_CWORD={{typed.Split(' ').Length - 1}}
            _modelc_complete modelc
            printf '%s\n' "${COMPREPLY[@]}"
            """,
            folder.Root);
        Assert.True(exit == 0, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
