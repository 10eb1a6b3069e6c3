using System.Reflection;
using Modelc.Apply.Release;
using Modelc.Testing;

namespace Modelc.Apply.Tests.Architecture;

public sealed class ArchitectureTests
{
    private const string Root = "Modelc.Apply";

    /// <summary>From top to bottom: a room may use those above it, and itself.</summary>
    private static readonly string[] Rooms = ["Release", "Compare", "Secrets", "Hosts", "Observe", "Rollout", "Run", "After"];

    private static readonly Type[] Types = typeof(ReleaseFolder).Assembly.GetTypes();

    [Fact]
    public void A_room_uses_only_rooms_above_it()
    {
        var wrong =
            from type in Types
            let room = RoomOf(type)
            where room >= 0
            from used in MemberUses.Of(type).Select(TypeOf).Distinct()
            where RoomOf(used) > room
            select $"{type.FullName} uses {used.FullName}";

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Every_type_is_in_a_room()
    {
        var homeless = Types
            .Where(type => type.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true)
            .Where(type => RoomOf(type) < 0);

        Assert.Empty(homeless);
    }

    [Fact]
    public void These_tests_see_what_a_body_calls() =>
        Assert.Contains(typeof(Apply.Observe.Observer), MemberUses.Of(typeof(Apply.Run.Survey)).Concat(
            typeof(Apply.Run.Survey).GetNestedTypes(BindingFlags.NonPublic).SelectMany(MemberUses.Of)).Select(TypeOf));

    [Fact]
    public void What_is_planned_asks_no_host()
    {
        var wrong =
            from type in Types
            where type.Namespace == $"{Root}.Rollout"
            from used in MemberUses.Of(type).Select(TypeOf).Distinct()
            where used == typeof(Apply.Hosts.IShell)
            select type.FullName;

        Assert.Empty(wrong);
    }

    private static int RoomOf(Type type)
    {
        var space = type.Namespace ?? "";
        return space.StartsWith($"{Root}.", StringComparison.Ordinal) ? Array.IndexOf(Rooms, space[(Root.Length + 1)..].Split('.')[0]) : -1;
    }

    private static Type TypeOf(MemberInfo member) => member as Type ?? member.DeclaringType!;
}
