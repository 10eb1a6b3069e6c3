using Modelc.Compiler.Plan;

namespace Modelc.Compiler.Tests.Plan;

public sealed class SlugTests
{
    [Theory]
    [InlineData("shop", "shop")]
    [InlineData("a _deployment_name", "a-_deployment_name")]
    [InlineData("Smart Building (v2)", "smart-building-v2")]
    [InlineData("  ", "app")]
    [InlineData("日本", "app")]
    [InlineData("été", "t")]
    [InlineData("-_x_-", "x")]
    [InlineData("abcdefghijklmnopqrstuvwxyz-12-45-67", "abcdefghijklmnopqrstuvwxyz-12")]
    public void A_models_name_becomes_one_that_a_stack_may_have(string name, string slug) =>
        Assert.Equal(slug, Slug.OfApp(name));
}
