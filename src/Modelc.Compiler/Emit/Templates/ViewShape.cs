using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Emit.Templates;

internal enum ViewKind
{
    Text,
    Number,
    Flag,
    List,
    View,
}

/// <summary>What a template may do with a value of some type of a view.</summary>
internal sealed class ViewShape
{
    private static readonly ConcurrentDictionary<Type, ViewShape> Known = new();

    private readonly Type type;
    private ImmutableArray<ViewMember> members;

    private ViewShape(Type type, ViewKind kind)
    {
        this.type = type;
        Kind = kind;
    }

    public ViewKind Kind { get; }

    /// <summary>A number, boolean or list that may be absent. Of texts and views the type does not tell.</summary>
    public bool IsOptional => Nullable.GetUnderlyingType(type) is not null;

    /// <summary>Of a view, in the order of their declaration; otherwise none.</summary>
    public ImmutableArray<ViewMember> Members
    {
        get
        {
            // Late, since a view may hold a list of its own kind; twice at worst, with the same result.
            if (members.IsDefault)
                members = Kind == ViewKind.View ? MembersOf(type) : [];
            return members;
        }
    }

    /// <summary>What a list holds. Asked for late, since a view may hold a list of its own kind.</summary>
    public ViewShape Element => Of((Nullable.GetUnderlyingType(type) ?? type).GetGenericArguments()[0]);

    public static ViewShape Of(Type type) => Known.GetOrAdd(type, static t => new ViewShape(t, KindOf(t)));

    public ViewMember? Find(string name)
    {
        foreach (var member in Members)
        {
            if (member.Name == name)
                return member;
        }

        return null;
    }

    private static ViewKind KindOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        _ when type.IsAssignableTo(typeof(IQuoted)) => ViewKind.Text,
        _ when type.IsAssignableTo(typeof(View)) => ViewKind.View,
        var plain when plain == typeof(int) || plain == typeof(long) => ViewKind.Number,
        var plain when plain == typeof(bool) => ViewKind.Flag,
        var plain when plain.IsGenericType && IsList(plain.GetGenericTypeDefinition()) => ViewKind.List,
        _ => throw new ArgumentException($"A view cannot hold a {type}."),
    };

    private static bool IsList(Type type) => type == typeof(ImmutableArray<>) || type == typeof(LateList<>);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The compiler is published whole.")]
    private static ImmutableArray<ViewMember> MembersOf(Type view)
    {
        var properties = view.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        // In machine code they have no tokens, and are kept in their order.
        if (Array.TrueForAll(properties, property => property.HasMetadataToken()))
            Array.Sort(properties, (a, b) => a.MetadataToken.CompareTo(b.MetadataToken));
        return [.. properties.Select(p => new ViewMember(SnakeCase(p.Name), Of(p.PropertyType), ReaderOf(p)))];
    }

    private static Func<object, object?> ReaderOf(PropertyInfo property) => RuntimeFeature.IsDynamicCodeSupported
        ? DelegateOf(property)
        : view => property.GetValue(view, BindingFlags.DoNotWrapExceptions, null, null, null);

    /// <summary>Delegates are quick to make and to call; PropertyInfo.GetValue compiles code for each property at its second call.</summary>
    [RequiresDynamicCode("Makes a method for each type of view.")]
    private static Func<object, object?> DelegateOf(PropertyInfo property) =>
        (Func<object, object?>)typeof(ViewShape).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(property.DeclaringType!, property.PropertyType)
            .Invoke(null, [property.GetMethod!])!;

    private static Func<object, object?> Read<TView, TValue>(MethodInfo getter)
    {
        var read = getter.CreateDelegate<Func<TView, TValue>>();
        return view => read((TView)view);
    }

    /// <summary>Never called. Naming them lets the ahead-of-time compiler know what reflection will ask for.</summary>
    internal static ImmutableArray<Func<MethodInfo, Func<object, object?>>> CompiledAhead() =>
    [
        Read<View, IQuoted>,
        Read<View, int>,
        Read<View, int?>,
        Read<View, long>,
        Read<View, bool>,
        Read<View, ImmutableArray<View>>,
        Read<View, ImmutableArray<View>?>,
    ];

    /// <summary>As Scriban's StandardMemberRenamer: one underscore before each run of capitals.</summary>
    internal static string SnakeCase(string name)
    {
        var renamed = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
                renamed.Append('_');
            renamed.Append(char.ToLowerInvariant(name[i]));
        }

        return renamed.ToString();
    }
}
