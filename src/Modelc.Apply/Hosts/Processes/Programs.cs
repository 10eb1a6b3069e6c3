namespace Modelc.Apply.Hosts.Processes;

/// <summary>Where the programs of the operator's machine lie.</summary>
internal static class Programs
{
    private static readonly Lazy<string?> OwnSession = new(() => Find("setsid"));

    /// <summary>
    /// Begins a session of its own where that is possible, so that Ctrl-C on the terminal ends nothing but modelc, which
    /// then ends its commands in order; and so that nothing but modelc asks questions there.
    /// </summary>
    public static IEnumerable<string> InOwnSession(IEnumerable<string> words) =>
        OwnSession.Value is { } setsid ? words.Prepend(setsid) : words;

    /// <summary>Null if no folder of PATH has it.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
