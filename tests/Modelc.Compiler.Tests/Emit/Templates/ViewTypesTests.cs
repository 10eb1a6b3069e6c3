using System.Collections.Immutable;
using System.Reflection;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Templates;

namespace Modelc.Compiler.Tests.Emit.Templates;

/// <summary>No text gets into a file that was not quoted for it.</summary>
public sealed class ViewTypesTests
{
    private static readonly ImmutableArray<Type> Types = [.. typeof(View).Assembly.GetTypes()];

    [Fact]
    public void A_view_holds_nothing_but_quoted_texts_numbers_booleans_views_and_lists_of_them() =>
        Assert.Equal([], Views().SelectMany(Misfits));

    [Fact]
    public void What_emitters_call_a_view_is_one_and_is_sealed()
    {
        var named = Types.Where(type => type.Name.EndsWith("View", StringComparison.Ordinal)
            && type.Namespace!.StartsWith("Modelc.Compiler.Emit", StringComparison.Ordinal) && type != typeof(View));

        Assert.Equal([], named.Where(type => !type.IsAssignableTo(typeof(View)) || !type.IsSealed).Select(type => type.Name));
        Assert.Equal([], Views().Where(type => !type.Name.EndsWith("View", StringComparison.Ordinal)).Select(type => type.Name));
    }

    [Fact]
    public void No_value_has_a_name_that_is_a_word_of_the_language() =>
        Assert.Equal([], Views().SelectMany(view => ViewShape.Of(view).Members).Select(m => m.Name).Where(StatementReader.IsReserved));

    [Fact]
    public void No_two_values_of_a_view_have_the_same_name() =>
        Assert.All(Views(), view => Assert.Distinct(ViewShape.Of(view).Members.Select(m => m.Name)));

    [Fact]
    public void A_quoted_text_can_only_be_made_by_quoting()
    {
        var quoted = Types.Where(type => type.IsAssignableTo(typeof(IQuoted)) && !type.IsInterface).ToList();

        Assert.NotEmpty(quoted);
        Assert.All(quoted, type =>
        {
            Assert.True(type.IsSealed && type.IsClass, $"{type} can be made by default or derived from");
            Assert.DoesNotContain(type.GetConstructors(), constructor => constructor.GetParameters().Length != 0);
            Assert.Empty(type.GetConstructors());
            Assert.False(type.GetProperty(nameof(IQuoted.Text))!.CanWrite, $"{type} can be changed");
        });
    }

    [Theory]
    [InlineData("App", "app")]
    [InlineData("ReplicaCount", "replica_count")]
    [InlineData("URLPath", "urlpath")]
    [InlineData("A1B", "a1_b")]
    public void A_value_is_named_as_Scriban_names_it(string property, string name) =>
        Assert.Equal(name, ViewShape.SnakeCase(property));

    /// <summary>The walk itself is worth nothing if it finds nothing.</summary>
    [Fact]
    public void A_plain_text_in_a_view_is_found()
    {
        Assert.Equal(["LeakyView.Name: System.String"], Misfits(typeof(LeakyView)));
        Assert.Equal([], Misfits(typeof(ShopView)));
        Assert.Throws<ArgumentException>(() => ViewShape.Of(typeof(string)));
    }

    private sealed record LeakyView(string Name, ImmutableArray<int>? Ports, bool? Flag, ShWord Word) : View;

    private static IEnumerable<Type> Views() => Types.Where(type => type.IsSubclassOf(typeof(View)));

    private static IEnumerable<string> Misfits(Type view) => view
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => !IsFit(property.PropertyType))
        .Select(property => $"{view.Name}.{property.Name}: {property.PropertyType}");

    private static bool IsFit(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsGenericType && (plain.GetGenericTypeDefinition() == typeof(ImmutableArray<>) || plain.GetGenericTypeDefinition() == typeof(LateList<>)))
            return IsFit(plain.GetGenericArguments()[0]);
        return plain == typeof(int) || plain == typeof(long) || plain == typeof(bool)
            || plain.IsAssignableTo(typeof(IQuoted)) || plain.IsSubclassOf(typeof(View));
    }
}
