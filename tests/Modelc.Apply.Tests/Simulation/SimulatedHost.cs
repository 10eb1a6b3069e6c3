using System.Formats.Tar;
using System.Text;

namespace Modelc.Apply.Tests.Simulation;

/// <summary>What is on one host: files of releases, the memory of steps, a lock, and what "runs".</summary>
internal sealed class SimulatedHost(string name)
{
    private readonly Lock turn = new();

    public string Name => name;

    public Dictionary<string, Dictionary<string, string>> Releases { get; } = new(StringComparer.Ordinal);

    public List<string> Steps { get; } = [];

    /// <summary>By folder: what the file said that was run last.</summary>
    public SortedDictionary<string, string> Runs { get; } = new(StringComparer.Ordinal);

    /// <summary>What the release put there: by object, its fields.</summary>
    public SimulatedObjects Objects { get; } = new();

    /// <summary>Files of releases that somebody edited.</summary>
    public HashSet<(string Release, string Path)> Damaged { get; } = [];

    public string? Current { get; set; }

    public string? Salt { get; set; }

    /// <summary>By path: what lies in memory now.</summary>
    public SortedDictionary<string, string> Secrets { get; } = new(StringComparer.Ordinal);

    public (string Token, string Who, string Why)? Holder { get; set; }

    public T Alone<T>(Func<T> act)
    {
        lock (turn)
            return act();
    }

    public string Observed()
    {
        var text = new StringBuilder($"user\troot\t/root\nengine\tabsent\n");
        if (Holder is { } holder)
            text.Append($"lock\t{holder.Who}\tnow\t{holder.Why}\t0\n");
        if (Current is not null)
            text.Append($"current\t{Current}\n");
        if (Salt is not null)
            text.Append($"salt\t{Salt}\n");
        foreach (var release in Releases.Keys)
            text.Append($"release\t{release}\n");
        foreach (var step in Steps)
            text.Append($"step\t{step}\n");
        foreach (var (release, path) in Damaged)
            text.Append($"damaged\t{release}\t{path}\n");
        text.Append(Objects.Told());
        return text.Append("end\n").ToString();
    }

    public void Receive(string release, ReadOnlyMemory<byte> tar)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        using var bytes = new MemoryStream(tar.ToArray());
        using var reader = new TarReader(bytes);
        while (reader.GetNextEntry() is { } entry)
            files[entry.Name] = entry.DataStream is { } data ? new StreamReader(data).ReadToEnd() : "";
        Releases[release] = files;
        Damaged.RemoveWhere(file => file.Release == release);
    }

    public void Begin(string keys, string release, string touched)
    {
        Record(keys, "?", release);
        Objects.Begin(touched);
    }

    /// <summary>A container is made anew when it says something else, or when it is named.</summary>
    public void Make(string folder, string text, string names)
    {
        Runs[folder] = text;
        Objects.Make(folder[(folder.LastIndexOf('/') + 1)..], text, names);
    }

    public void Unmake(string folder)
    {
        Runs.Remove(folder);
        Objects.Remove(folder[(folder.LastIndexOf('/') + 1)..]);
    }

    public void Record(string keys, string fingerprint, string release)
    {
        foreach (var key in keys.Split('\n'))
            Steps.Add($"{key}\t{fingerprint}\t{release}");
    }

    public void Finish(string release, string carried)
    {
        if (release == "-")
        {
            Releases.Clear();
            Steps.Clear();
            Current = null;
            Objects.Forget();
            return;
        }

        Current = release;
        Objects.Keep(carried);
        var last = Steps.GroupBy(step => step.Split('\t')[0], StringComparer.Ordinal).Select(group => group.Last())
            .Where(step => step.Split('\t')[1] != "-").Order(StringComparer.Ordinal).ToList();
        Steps.Clear();
        Steps.AddRange(last);
    }

    public string State() =>
        $"{name}: current {Current}; runs {string.Join(", ", Runs.Select(run => $"{run.Key}={run.Value}"))}; "
        + $"steps {string.Join(", ", Steps)}; releases {string.Join(", ", Releases.Keys.Order(StringComparer.Ordinal))}; lock {Holder?.Who}";
}
