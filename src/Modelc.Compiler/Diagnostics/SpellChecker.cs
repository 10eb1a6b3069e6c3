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

    /// <summary>Letters to add, drop, change or swap with their neighbour. Swapped ones are the most common slip.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
            return int.MaxValue;
        var beforePrevious = new int[b.Length + 1];
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
                var change = IsSame(a[i - 1], b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + change);
                if (i > 1 && j > 1 && IsSame(a[i - 1], b[j - 2]) && IsSame(a[i - 2], b[j - 1]))
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                nearest = Math.Min(nearest, current[j]);
            }

            if (nearest > limit)
                return int.MaxValue;
            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[b.Length];
    }

    private static bool IsSame(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
