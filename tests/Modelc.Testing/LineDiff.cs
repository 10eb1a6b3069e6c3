using System.Text;

namespace Modelc.Testing;

/// <summary>A difference of two texts by lines, with what no one can see made visible.</summary>
internal static class LineDiff
{
    private const int Context = 3;
    private const int LongestCompared = 1500;
    private const int LongestShown = 120;

    public static string Render(string expected, string actual)
    {
        var changes = Compare(Lines(expected), Lines(actual));
        var shown = new StringBuilder();
        var skipped = false;
        var lines = 0;
        for (var i = 0; i < changes.Count; i++)
        {
            if (!IsNearChange(changes, i))
            {
                skipped = true;
                continue;
            }

            if (++lines > LongestShown)
                return shown.Append("  ... more differences follow\n").ToString();
            if (skipped)
                shown.Append("  ...\n");
            skipped = false;
            shown.Append(changes[i].Mark).Append(' ').Append(Visible(changes[i].Line)).Append('\n');
        }

        return shown.ToString();
    }

    private static bool IsNearChange(List<(char Mark, string Line)> changes, int index)
    {
        for (var i = Math.Max(0, index - Context); i <= Math.Min(changes.Count - 1, index + Context); i++)
        {
            if (changes[i].Mark != ' ')
                return true;
        }

        return false;
    }

    /// <summary>Lines keep their breaks, so that a missing last one is a difference too.</summary>
    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var newLine = text.IndexOf('\n', start);
            var end = newLine < 0 ? text.Length : newLine + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    private static List<(char Mark, string Line)> Compare(List<string> expected, List<string> actual)
    {
        var head = 0;
        while (head < expected.Count && head < actual.Count && expected[head] == actual[head])
            head++;
        var tail = 0;
        while (tail < expected.Count - head && tail < actual.Count - head && expected[^(tail + 1)] == actual[^(tail + 1)])
            tail++;

        var changes = expected.Take(head).Select(line => (' ', line)).ToList();
        changes.AddRange(Middle(expected[head..^tail], actual[head..^tail]));
        changes.AddRange(expected.Skip(expected.Count - tail).Select(line => (' ', line)));
        return changes;
    }

    private static IEnumerable<(char Mark, string Line)> Middle(List<string> expected, List<string> actual)
    {
        if (expected.Count > LongestCompared || actual.Count > LongestCompared)
            return expected.Select(line => ('-', line)).Concat(actual.Select(line => ('+', line)));
        return Walk(expected, actual, CommonLengths(expected, actual));
    }

    private static int[,] CommonLengths(List<string> expected, List<string> actual)
    {
        var common = new int[expected.Count + 1, actual.Count + 1];
        for (var i = expected.Count - 1; i >= 0; i--)
        {
            for (var j = actual.Count - 1; j >= 0; j--)
            {
                common[i, j] = expected[i] == actual[j]
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static IEnumerable<(char Mark, string Line)> Walk(List<string> expected, List<string> actual, int[,] common)
    {
        int i = 0, j = 0;
        while (i < expected.Count && j < actual.Count)
        {
            if (expected[i] == actual[j])
            {
                yield return (' ', expected[i++]);
                j++;
            }
            else if (common[i + 1, j] >= common[i, j + 1])
            {
                yield return ('-', expected[i++]);
            }
            else
            {
                yield return ('+', actual[j++]);
            }
        }

        while (i < expected.Count)
            yield return ('-', expected[i++]);
        while (j < actual.Count)
            yield return ('+', actual[j++]);
    }

    private static string Visible(string line)
    {
        var body = line.TrimEnd('\n');
        var text = new StringBuilder();
        foreach (var c in body)
            text.Append(c is '\t' or >= ' ' and not '\u007f' ? c.ToString() : $"\\u{(int)c:x4}");
        if (body.Length > 0 && body[^1] is ' ' or '\t')
            text.Append("<- ends with a blank");
        return line.EndsWith('\n') ? text.ToString() : text.Append("<- no line break").ToString();
    }
}
