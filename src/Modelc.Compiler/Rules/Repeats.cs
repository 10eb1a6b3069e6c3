namespace Modelc.Compiler.Rules;

/// <summary>An item and the earlier one that has the same key.</summary>
internal sealed record Repeat<T>(T First, T Again);

/// <summary>Finds what was said before.</summary>
internal static class Repeats
{
    /// <summary>Each item whose key an earlier item had, with that first item.</summary>
    public static IEnumerable<Repeat<T>> In<T, TKey>(
        IEnumerable<T> items, Func<T, TKey> keyOf, IEqualityComparer<TKey>? comparer = null)
        where T : class
        where TKey : class
    {
        var seen = new Dictionary<TKey, T>(comparer);
        foreach (var item in items)
        {
            if (seen.TryGetValue(keyOf(item), out var first))
                yield return new Repeat<T>(first, item);
            else
                seen.Add(keyOf(item), item);
        }
    }
}
