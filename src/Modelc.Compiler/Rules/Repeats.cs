namespace Modelc.Compiler.Rules;

/// <summary>Finds what was said before.</summary>
internal static class Repeats
{
    /// <summary>Each item whose key an earlier item had, with that first item.</summary>
    public static IEnumerable<(T First, T Again)> In<T, TKey>(
        IEnumerable<T> items, Func<T, TKey> keyOf, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull
    {
        var seen = new Dictionary<TKey, T>(comparer);
        foreach (var item in items)
        {
            if (seen.TryGetValue(keyOf(item), out var first))
                yield return (first, item);
            else
                seen.Add(keyOf(item), item);
        }
    }
}
