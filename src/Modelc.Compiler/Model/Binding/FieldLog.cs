namespace Modelc.Compiler.Model.Binding;

/// <summary>
/// Which fields the binders asked for, by shape. The names of the shapes are those of the schema's definitions,
/// so that a test can hold the two against each other.
/// </summary>
internal sealed class FieldLog
{
    private readonly SortedDictionary<string, SortedSet<string>> shapes = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, SortedSet<string>> Shapes => shapes;

    public void Add(string shape, IEnumerable<string> fields)
    {
        if (!shapes.TryGetValue(shape, out var known))
            shapes.Add(shape, known = new SortedSet<string>(StringComparer.Ordinal));
        known.UnionWith(fields);
    }
}
