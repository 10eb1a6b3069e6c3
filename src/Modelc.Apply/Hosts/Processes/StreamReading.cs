using System.Text;

namespace Modelc.Apply.Hosts.Processes;

/// <summary>All that comes from one stream, up to a limit that no honest command reaches.</summary>
internal sealed class StreamReading
{
    private const int MostCharacters = 64 * 1024 * 1024;

    private readonly StringBuilder text = new();
    private readonly StringBuilder line = new();
    private readonly LineFeed lines;

    public StreamReading(StreamReader stream, LineFeed lines, Action onFull)
    {
        this.lines = lines;
        Done = ReadAsync(stream, onFull);
    }

    public Task Done { get; }

    public bool IsFull { get; private set; }

    public string Text
    {
        get
        {
            lock (text)
                return text.ToString();
        }
    }

    private async Task ReadAsync(StreamReader stream, Action onFull)
    {
        var block = new char[16 * 1024];
        try
        {
            while (await stream.ReadAsync(block.AsMemory()) is > 0 and var count)
            {
                if (!IsFull && !Keep(block.AsSpan(0, count)))
                {
                    IsFull = true;
                    onFull();
                }
            }
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
        }

        if (line.Length > 0)
            lines.Add(line.ToString());
    }

    private bool Keep(ReadOnlySpan<char> block)
    {
        lock (text)
        {
            if (text.Length + block.Length > MostCharacters)
                return false;
            text.Append(block);
        }

        if (lines.IsWanted)
            Cut(block);
        return true;
    }

    private void Cut(ReadOnlySpan<char> block)
    {
        while (block.IndexOf('\n') is >= 0 and var end)
        {
            lines.Add(line.Append(block[..end]).ToString());
            line.Clear();
            block = block[(end + 1)..];
        }

        line.Append(block);
    }
}
