namespace Modelc.Compiler.Diagnostics;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class SpellChecker
{
    // Nobody mistypes a name longer than this, and comparing two costs the product of their lengths.
    private const int Longest = 100;

    public static string? Suggest(string written, IEnumerable<string> known)
    {
        if (written.Length > Longest)
            return null;

        // A third of the letters may be wrong: enough for a typo, too little for another word.
        var allowed = Math.Max(1, written.Length / 3);
        return known
            .Select(name => (name, distance: Distance(written, name, allowed)))
            .Where(c => c.distance <= allowed)
            .OrderBy(c => c.distance).ThenBy(c => c.name, StringComparer.Ordinal)
            .Select(c => c.name)
            .FirstOrDefault();
    }

    /// <summary>" Did you mean "x"?" or nothing: the end of a message.</summary>
    public static string Hint(string written, IEnumerable<string> known) =>
        Suggest(written, known) is { } name ? $" Did you mean \"{name}\"?" : "";

    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
            return int.MaxValue;
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var nearest = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + same);
                nearest = Math.Min(nearest, current[j]);
            }

            if (nearest > limit)
                return int.MaxValue;
            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
