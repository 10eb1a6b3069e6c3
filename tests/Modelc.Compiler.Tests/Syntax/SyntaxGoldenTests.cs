using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Syntax;
using Modelc.Compiler.Text;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Syntax;

public sealed class SyntaxGoldenTests
{
    private static readonly GoldenRoom Room = new("tests/cases/syntax", "input.json", "input.yaml", "input.model");

    public static TheoryData<string> Cases => [.. Room.Cases()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_text_gives_the_expected_tree_and_problems(string name)
    {
        var fileName = Room.InputOf(name).Split('/')[^1];
        var (tree, diagnostics) = Parsing.Run(SourceText.From(fileName, Room.ReadInput(name)));

        var problems = string.Concat(diagnostics.Select(diagnostic => DiagnosticFormatter.Format(diagnostic)));

        Room.Match(name, "expected.txt", $"{problems}{SyntaxPrinter.Print(tree)}");
    }

    [Fact]
    public void Every_file_of_the_room_is_read() => Room.HasNoOrphans("expected.txt");
}
