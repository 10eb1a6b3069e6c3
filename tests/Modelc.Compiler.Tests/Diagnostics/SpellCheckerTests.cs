using Modelc.Compiler.Diagnostics;

namespace Modelc.Compiler.Tests.Diagnostics;

public sealed class SpellCheckerTests
{
    [Theory]
    [InlineData("vresion", "version")]
    [InlineData("pi", "ip")]
    [InlineData("nmae", "name")]
    [InlineData("Image", "image")]
    [InlineData("contanments", "containments")]
    public void A_slip_is_recognised(string written, string meant) =>
        Assert.Equal(meant, SpellChecker.Suggest(written, ["containments", "image", "ip", "name", "version"]));

    [Fact]
    public void Letters_in_the_wrong_order_are_one_slip_and_nearer_than_two_others() =>
        Assert.Equal("abdc", SpellChecker.Suggest("abcd", ["abxy", "abdc", "axcy"]));

    [Fact]
    public void Another_word_is_no_slip() => Assert.Null(SpellChecker.Suggest("address", ["version", "image", "ip"]));
}
