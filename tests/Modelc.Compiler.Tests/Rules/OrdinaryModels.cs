using Modelc.Testing;

namespace Modelc.Compiler.Tests.Rules;

/// <summary>tests/cases/ordinary: what a careful operator would write. A rule that speaks up here cries wolf.</summary>
public sealed class OrdinaryModels
{
    private const string Room = "tests/cases/ordinary";

    public static TheoryData<string> Models => [.. RepositoryRoot.FilesBelow(Room)];

    [Theory]
    [MemberData(nameof(Models))]
    public void An_ordinary_model_is_told_nothing(string file)
    {
        var check = Checking.Of(File.ReadAllBytes(RepositoryRoot.Combine($"{Room}/{file}")), file);
        Assert.Equal("", check.Text);
        Assert.NotNull(check.Model);
    }

    [Fact]
    public void There_are_models_for_each_way_to_deploy() => Assert.True(Models.Count >= 4);
}
