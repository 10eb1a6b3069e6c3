using System.Collections.Immutable;

namespace Modelc.Apply.Run;

/// <summary>Passes lines on and remembers the last of them, for whoever asks why it failed.</summary>
internal sealed class LastLines(Action<string> pass)
{
    private const int Kept = 40;

    private readonly Queue<string> lines = [];

    public ImmutableArray<string> Lines
    {
        get
        {
            lock (lines)
                return [.. lines];
        }
    }

    public void Add(string line)
    {
        lock (lines)
        {
            lines.Enqueue(line);
            if (lines.Count > Kept)
                lines.Dequeue();
        }

        pass(line);
    }
}
