using System.Collections;

namespace Modelc.Compiler.Emit.Templates;

/// <summary>
/// A list of a view whose items are made while they are printed, and forgotten after: the ten thousand services of a
/// stack never lie in memory together.
/// </summary>
internal sealed class LateList<T>(int count, Func<int, T> make) : ICollection
{
    public int Count => count;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    public static LateList<T> Of<TSource>(IReadOnlyList<TSource> sources, Func<TSource, T> make) =>
        new(sources.Count, index => make(sources[index]));

    public IEnumerator GetEnumerator()
    {
        for (var index = 0; index < count; index++)
            yield return make(index);
    }

    public void CopyTo(Array array, int index)
    {
        foreach (var item in this)
            array.SetValue(item, index++);
    }
}
