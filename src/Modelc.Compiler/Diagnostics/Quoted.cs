namespace Modelc.Compiler.Diagnostics;

/// <summary>Names as the user wrote them, in quotes, and not longer than a message can bear.</summary>
public static class Quoted
{
    private const int Longest = 80;

    public static string Name(string name)
    {
        if (name.Length <= Longest)
            return $"\"{name}\"";
        var end = char.IsHighSurrogate(name[Longest - 1]) ? Longest - 1 : Longest;
        return $"\"{name.AsSpan(0, end)}...\"";
    }

    /// <summary>"a", "b" and "c", in the order given.</summary>
    public static string List(IEnumerable<string> names, string conjunction = "and")
    {
        string[] quoted = [.. names.Select(Name)];
        return quoted.Length < 2
            ? string.Concat(quoted)
            : $"{string.Join(", ", quoted[..^1])} {conjunction} {quoted[^1]}";
    }
}
