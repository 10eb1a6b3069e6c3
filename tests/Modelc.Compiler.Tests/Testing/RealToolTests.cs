using Modelc.Testing;

namespace Modelc.Compiler.Tests.Testing;

public sealed class RealToolTests
{
    [Fact]
    public void A_missing_tool_skips_with_its_name() =>
        Assert.Equal("not installed: no-such-tool", RealTool.ReasonToSkip(["sh", "no-such-tool"], _ => null));

    [Fact]
    public void A_missing_tool_fails_where_CI_is_set()
    {
        Assert.Null(RealTool.ReasonToSkip(["no-such-tool"], name => name == "CI" ? "true" : null));
        var failure = Assert.Throws<FileNotFoundException>(() => RealTool.Run("no-such-tool"));
        Assert.Contains("no-such-tool is not installed", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tool_gives_its_bytes_its_errors_and_its_exit_code()
    {
        var result = RealTool.RunWith("in\n", "sh", "-c", "cat; echo oops >&2; exit 3");

        Assert.Equal((3, "in\n", "oops\n"), (result.ExitCode, result.Text, result.Errors));
        Assert.Throws<InvalidOperationException>(() => result.Expect());
    }
}
