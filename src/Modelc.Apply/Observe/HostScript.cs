using System.Collections.Concurrent;
using Modelc.Apply.Hosts;

namespace Modelc.Apply.Observe;

/// <summary>
/// The scripts by which everything is done on a host. Each is a file beside the room that uses it; the fourth word of the
/// command names it, "modelc-observe".
/// </summary>
public static class HostScript
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    public static ShellCommand Command(string name, params IEnumerable<string> arguments) =>
        new(["sh", "-c", Text(name), $"modelc-{name}", .. arguments]);

    /// <summary>For a script that another one runs in the same round trip.</summary>
    public static string Text(string name) => Texts.GetOrAdd(name, Read);

    private static string Read(string name)
    {
        using var stream = typeof(HostScript).Assembly.GetManifestResourceStream($"scripts/{name}.sh")
            ?? throw new ArgumentException($"There is no script \"{name}\".", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
