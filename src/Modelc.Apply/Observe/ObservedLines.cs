using System.Collections.Immutable;
using System.Globalization;

namespace Modelc.Apply.Observe;

/// <summary>Reads what the script "observe" says.</summary>
internal sealed class ObservedLines
{
    private const string Unsure = "?";
    private const string Retired = "-";

    private readonly Dictionary<StepKey, RecordedStep> steps = [];
    private readonly List<string> releases = [];
    private readonly List<DamagedFile> damaged = [];
    private readonly ObjectLines objects = new();
    private ObservedEngine engine = new(EngineState.Absent, null);
    private (string User, string Home) login = ("", "");
    private string? current;
    private string? salt;
    private LockHolder? holder;
    private bool isComplete;

    /// <summary>Null if the text does not end as the script ends, so that half an answer never counts as a whole one.</summary>
    public static ObservedHost? Read(string host, string text)
    {
        var read = new ObservedLines();
        foreach (var line in text.Split('\n'))
            read.Take(line.TrimEnd('\r').Split('\t'));
        return read.isComplete
            ? new(host, read.login.User, read.login.Home, read.engine, read.current, read.steps.ToImmutableDictionary(), [.. read.releases], read.holder)
            {
                Salt = read.salt,
                Objects = read.objects.Objects,
                Damaged = [.. read.damaged],
            }
            : null;
    }

    /// <summary>What a host remembers, from the lines of its memory.</summary>
    public static ImmutableArray<RecordedStep> StepsOf(IEnumerable<string> memory)
    {
        var read = new ObservedLines();
        foreach (var line in memory)
            read.Take(["step", .. line.Split('\t')]);
        return [.. read.steps.Values.OrderBy(step => step.Key.ToString(), StringComparer.Ordinal)];
    }

    private void Take(string[] words)
    {
        switch (words)
        {
            case ["user", var name, var home]:
                login = (name, home);
                break;
            case ["engine", "running", var version]:
                engine = new(EngineState.Running, version);
                break;
            case ["engine", var state]:
                engine = new(StateOf(state), null);
                break;
            case ["salt", var text]:
                salt = text;
                break;
            case ["current", var release]:
                current = release;
                break;
            case ["release", var release]:
                releases.Add(release);
                break;
            case ["lock", var who, var when, var why, var age]:
                holder = new(who, when, why, TimeSpan.FromSeconds(long.TryParse(age, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0));
                break;
            case ["step", var key, var fingerprint, var release]:
                Remember(StepKey.Parse(key), fingerprint, release);
                break;
            case ["damaged", var release, var path]:
                damaged.Add(new(release, path));
                break;
            case ["memory"] or ["was" or "is", ..]:
                objects.Take(words);
                break;
            case ["end"]:
                isComplete = true;
                break;
        }
    }

    private static EngineState StateOf(string word) => word switch
    {
        "down" => EngineState.Down,
        "denied" => EngineState.Denied,
        _ => EngineState.Absent,
    };

    /// <summary>The last line of a step counts.</summary>
    private void Remember(StepKey key, string fingerprint, string release)
    {
        if (fingerprint == Retired)
            steps.Remove(key);
        else if (fingerprint == Unsure)
            steps[key] = new(key, null, steps.GetValueOrDefault(key)?.Release);
        else
            steps[key] = new(key, fingerprint, release);
    }
}
