using Modelc.Testing;

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

    [RealToolTheory("fish")]
    [InlineData("modelc va", "validate")]
    [InlineData("modelc validate --format ", "github json sarif text")]
    [InlineData("modelc validate --format s", "sarif")]
    [InlineData("modelc build s", "shop/")]
    [InlineData("modelc build --output ", "shop/")]
    public void Fish_offers_words_or_files_and_not_both(string typed, string expected)
    {
        folder.Put("shop/model.json", TestFolder.Good);
        var (exit, output) = HelpTests.Shell(
            $$"""
            export -f modelc
            fish --no-config -c "function modelc; bash -c 'modelc \"\$@\"' modelc \$argv; end
            modelc completion fish | source
            complete -C '{{typed}}'"
            """,
            folder.Root);

        Assert.True(exit == 0, output);
        Assert.Equal(expected.Split(' '), output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [RealToolTheory("zsh")]
    [InlineData("validate --format ''", "-- github json sarif text")]
    [InlineData("va", "-- validate")]
    [InlineData("build sho", "FILES")]
    [InlineData("build --output ''", "FILES")]
    public void Zsh_offers_words_or_files_and_not_both(string words, string expected)
    {
        var (exit, output) = HelpTests.Shell(
            $$"""
            export -f modelc
            zsh -f -c '
                modelc() { bash -c '\''modelc "$@"'\'' modelc "$@" }
                compdef() { }
                compadd() { print -r -- "$@" }
                _files() { print FILES }
                source <(modelc completion zsh)
                words=(modelc "$@") CURRENT=$(($# + 1))
                _modelc_complete' zsh {{words}}
            """,
            folder.Root);

        Assert.True(exit == 0, output);
        Assert.Equal([expected], output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
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
