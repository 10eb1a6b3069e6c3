using System.Reflection;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Architecture;

public sealed class ArchitectureTests
{
    private const string Root = "Modelc.Compiler";

    /// <summary>From top to bottom: a room may use those above it, and itself.</summary>
    private static readonly string[] Rooms = ["Text", "Diagnostics", "Syntax", "Model", "Rules", "Plan", "Emit"];

    private static readonly Type[] Types = typeof(Compilation).Assembly.GetTypes();

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
    public void Nothing_but_the_front_desk_uses_what_lies_outside_the_rooms()
    {
        var wrong =
            from type in Types
            where RoomOf(type) >= 0
            from used in MemberUses.Of(type).Select(TypeOf).Distinct()
            where used.Namespace == Root
            select $"{type.FullName} uses {used.FullName}";

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Every_type_is_in_a_room_or_at_the_front_desk()
    {
        var homeless = Types
            .Where(type => type.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true)
            .Where(type => type.Namespace != Root && RoomOf(type) < 0);

        Assert.Empty(homeless);
    }

    [Fact]
    public void These_tests_see_what_a_body_calls() =>
        Assert.Contains(typeof(Modelc.Compiler.Plan.Planner), MemberUses.Of(typeof(Compilation)).Select(TypeOf));

    /// <summary>The build refuses these; here it is seen that it really does, and that nobody has silenced it.</summary>
    [Fact]
    public void The_compiler_touches_no_file_no_clock_and_no_environment()
    {
        var banned = File.ReadLines(RepositoryRoot.Combine("src/Modelc.Compiler/BannedSymbols.txt"))
            .Select(line => line.Split(';')[0])
            .ToHashSet(StringComparer.Ordinal);
        Assert.Contains("T:System.IO.File", banned);
        var wrong =
            from type in Types
            from used in MemberUses.Of(type).Distinct()
            where banned.Contains(SymbolOf(used)) || banned.Contains($"T:{TypeOf(used).FullName}")
            where !IsOfIterators(used)
            select $"{type.FullName} uses {TypeOf(used).FullName}.{used.Name}";

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void The_compiler_knows_the_artifacts_and_nobody_else_of_ours() =>
        Assert.Equal(
            ["Modelc.Artifacts"],
            typeof(Compilation).Assembly.GetReferencedAssemblies()
                .Select(assembly => assembly.Name!)
                .Where(name => name.StartsWith("Modelc.", StringComparison.Ordinal)));

    private static int RoomOf(Type type)
    {
        var space = type.Namespace ?? "";
        return space.StartsWith($"{Root}.", StringComparison.Ordinal) ? Array.IndexOf(Rooms, space[(Root.Length + 1)..].Split('.')[0]) : -1;
    }

    private static Type TypeOf(MemberInfo member) => member as Type ?? member.DeclaringType!;

    private static string SymbolOf(MemberInfo member) => member switch
    {
        MethodInfo method when method.Name.StartsWith("get_", StringComparison.Ordinal) =>
            $"P:{method.DeclaringType!.FullName}.{method.Name[4..]}",
        MethodBase => $"M:{member.DeclaringType!.FullName}.{member.Name}",
        _ => $"T:{TypeOf(member).FullName}",
    };

    // What "yield return" is compiled to asks which thread it is on.
    private static bool IsOfIterators(MemberInfo member) =>
        TypeOf(member) == typeof(Environment) && (member is Type || member.Name == "get_CurrentManagedThreadId");
}
