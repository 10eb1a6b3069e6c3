namespace Modelc.Apply.Hosts.Processes;

/// <summary>Lines of two streams, handed on one at a time.</summary>
internal sealed class LineFeed(Action<string>? onLine)
{
    private readonly Lock gate = new();

    public bool IsWanted => onLine is not null;

    public void Add(string line)
    {
        lock (gate)
            onLine?.Invoke(line.TrimEnd('\r'));
    }
}
