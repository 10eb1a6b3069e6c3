namespace Modelc.Compiler.Tests.EndToEnd;

public sealed class CorpusTests
{
    public static TheoryData<string> Promised =>
    [
        .. Corpus.All.Where(path => path.Split('/') is ["examples", ..] or ["tests", "cases", "build" or "ordinary" or "plan", ..]),
    ];

    /// <summary>What the other tests would pass over without a word.</summary>
    [Theory]
    [MemberData(nameof(Promised))]
    public void A_model_that_is_to_be_built_is_built(string path)
    {
        var result = Building.Of(Corpus.Read(path));

        Assert.True(result.Artifacts is not null, Building.Describe(result));
    }
}
