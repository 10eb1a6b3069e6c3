using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Model;

public sealed class ModelGoldenTests
{
    private static readonly GoldenRoom Room = new("tests/cases/model", "model.json", "model.yaml");

    public static TheoryData<string> Cases => [.. Room.Cases()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_text_gives_the_expected_model_and_problems(string name)
    {
        var fileName = Room.InputOf(name).Split('/')[^1];
        var binding = Binding.Of(SourceText.From(fileName, Room.ReadInput(name)));
        var problems = string.Concat(binding.Diagnostics.Select(diagnostic => DiagnosticFormatter.Format(diagnostic)));

        Room.Match(name, "expected.txt", $"{problems}{ModelDump.Of(binding.Model)}");
    }

    [Fact]
    public void Every_code_of_the_room_is_shown_by_a_case()
    {
        var shown = string.Concat(Room.Cases().Select(name => File.ReadAllText(
            RepositoryRoot.Combine($"tests/cases/model/{name}/expected.txt"))));

        Assert.All(
            DiagnosticCatalog.Of().Where(descriptor => descriptor.Code.StartsWith("MC2", StringComparison.Ordinal)),
            descriptor => Assert.Contains($" {descriptor.Code}: ", shown, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_file_of_the_room_is_read() => Room.HasNoOrphans("expected.txt");
}
