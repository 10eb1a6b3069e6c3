using Modelc.Testing;

namespace Modelc.Compiler.Tests.Emit;

/// <summary>
/// Each room shows what one emitter writes: tests/cases/emit-ROOM/CASE holds a model and, below "out", the files of its
/// build that the room is about.
/// </summary>
public sealed class EmitGoldenTests
{
    /// <summary>A room, and where its files lie in a build.</summary>
    private static readonly (string Room, string Folder)[] Rooms =
        [("images", "images/"), ("commands", "hosts/"), ("readme", "README.md")];

    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var (room, folder) in Rooms)
        {
            foreach (var name in RoomOf(room).Cases())
                cases.Add(room, name, folder);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_model_gives_the_expected_files(string room, string name, string folder) => Golden.MatchTree(
        $"tests/cases/emit-{room}/{name}/out", Emitting.FilesBelow(folder, RoomOf(room).ReadInput(name)));

    [RealToolTheory("sh", "dash", "bash", "shellcheck")]
    [MemberData(nameof(Cases))]
    public void Every_script_of_ours_is_one_that_shells_and_shellcheck_accept(string room, string name, string folder)
    {
        foreach (var (path, text) in Emitting.FilesBelow(folder, RoomOf(room).ReadInput(name)))
        {
            if (!path.EndsWith(".sh", StringComparison.Ordinal))
                continue;
            RealTool.RunWith(text, text.StartsWith("#!/bin/bash", StringComparison.Ordinal) ? "bash" : "dash", "-n").Expect();
            if (!IsOfTheUser(path))
                RealTool.RunWith(text, "shellcheck", "--severity=style", "-").Expect();
        }
    }

    [Fact]
    public void Every_file_of_the_rooms_is_read() =>
        Assert.All(Rooms, room => RoomOf(room.Room).HasNoOrphans("out/"));

    private static bool IsOfTheUser(string path) =>
        char.IsAsciiDigit(path[path.LastIndexOf('/') + 1]) || path.EndsWith("/stop.sh", StringComparison.Ordinal);

    private static GoldenRoom RoomOf(string room) => new($"tests/cases/emit-{room}", "model.json");
}
