using System.Diagnostics;
using System.Globalization;
using Modelc.Apply.Run;

namespace Modelc.Cli.Printing;

/// <summary>
/// For a person at a terminal: what is over stands still, and below it each step that runs has a line that changes.
/// </summary>
internal sealed class LiveProgress(TextWriter to, TextStyle style) : RunProgress(to, style, isVerbose: false)
{
    private const string UpAndClear = "\e[1A\e[2K";
    private const int MostLines = 12;
    private const int UsualWidth = 80;

    private readonly TextWriter to = to;
    private readonly TextStyle style = style;
    private readonly SortedDictionary<string, (string Text, long Since)> running = new(StringComparer.Ordinal);
    private int drawn;

    protected override void Show(RunEvent happened)
    {
        Clear();
        if (happened is not StepSaid && LineOf(happened) is { } line)
            to.WriteLine(line);
        Take(happened);
        Draw();
        to.Flush();
    }

    protected override void End()
    {
        Clear();
        running.Clear();
        to.Flush();
    }

    private void Take(RunEvent happened)
    {
        switch (happened)
        {
            case StepBegan began:
                running[Key(began.Step.Host, began.Step.Unit)] = (began.IsCheck ? "checking" : "", Stopwatch.GetTimestamp());
                break;
            case StepSaid said when running.TryGetValue(Key(said.Host, said.Unit), out var known):
                running[Key(said.Host, said.Unit)] = (Visible(WithoutPrefix(said.Line)), known.Since);
                break;
            case StepEnded ended:
                running.Remove(Key(ended.Step.Host, ended.Step.Unit));
                break;
        }
    }

    private static string Key(string host, string unit) => $"{host} {Visible(unit)}";

    private void Clear()
    {
        for (; drawn > 0; drawn--)
            to.Write(UpAndClear);
    }

    private void Draw()
    {
        foreach (var (who, (text, since)) in running.Take(MostLines))
            Draw($"  {who}  {Seconds(since)} s  {text}");
        if (running.Count > MostLines)
            Draw($"  and {running.Count - MostLines} more");
    }

    private void Draw(string line)
    {
        // A line that wraps would be two, and clearing one of them leaves the other.
        to.WriteLine(style.Faint(line.Length < Width ? line : line[..(Width - 1)]));
        drawn++;
    }

    private static string Seconds(long since) =>
        Stopwatch.GetElapsedTime(since).TotalSeconds.ToString("F0", CultureInfo.InvariantCulture).PadLeft(3);

    private static int Width
    {
        get
        {
            try
            {
                return Console.WindowWidth > 0 ? Console.WindowWidth : UsualWidth;
            }
            catch (IOException)
            {
                return UsualWidth;
            }
        }
    }
}
