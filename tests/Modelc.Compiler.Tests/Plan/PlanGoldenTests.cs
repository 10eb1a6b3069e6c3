using System.Text;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Text;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Plan;

public sealed class PlanGoldenTests
{
    private static readonly GoldenRoom Room = new("tests/cases/plan", "model.json", "model.yaml");

    /// <summary>What the models of the room name; the bytes do not matter.</summary>
    private static readonly (string, string)[] Files =
        [("dist/legacy.tgz", "an archive\n"), ("conf/app.ini", "[app]\nname = shop\n")];

    public static TheoryData<string> Cases => [.. Room.Cases()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_model_gives_the_expected_plan(string name)
    {
        var plan = Planning.Plan(SourceText.From("model.json", Room.ReadInput(name)), Files);

        Room.Match(name, "plan.txt", PlanPrinter.Print(plan));
        Room.Match(name, "plan.json", Encoding.UTF8.GetString(PlanJson.Write(plan)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_plan_is_read_back_as_it_was_written(string name)
    {
        var written = PlanJson.Write(Planning.Plan(SourceText.From("model.json", Room.ReadInput(name)), Files));

        Assert.Equal(written, PlanJson.Write(PlanJson.Read(written)));
    }

    [Fact]
    public void Every_file_of_the_room_is_read() => Room.HasNoOrphans("plan.txt", "plan.json");
}
