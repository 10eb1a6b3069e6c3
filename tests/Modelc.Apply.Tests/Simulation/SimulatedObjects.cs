namespace Modelc.Apply.Tests.Simulation;

/// <summary>One container for each unit of a host, and what the host remembers of them.</summary>
internal sealed class SimulatedObjects
{
    private const string Absent = "!";

    private readonly List<string> memory = [];
    private bool remembers;
    private int made;

    /// <summary>By name, "container web": what a test changes by hand.</summary>
    public SortedDictionary<string, SortedDictionary<string, string>> All { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> this[string name] => All[$"container {name}"];

    public void Make(string name, string text, string replaced)
    {
        var thing = $"container {name}";
        var isCurrent = All.TryGetValue(thing, out var there) && there["revision"] == text
            && !replaced.Split('=', ' ').Contains(name);
        if (isCurrent)
            there!["state"] = "running";
        else
            All[thing] = new(StringComparer.Ordinal) { ["id"] = $"{++made}", ["component"] = name, ["role"] = "container", ["state"] = "running", ["revision"] = text, ["memory"] = "0" };
    }

    public void Remove(string name) => All.Remove($"container {name}");

    public void Begin(string touched)
    {
        if (remembers)
            memory.Add($"began\t{touched}");
    }

    public void Forget()
    {
        memory.Clear();
        remembers = false;
    }

    /// <summary>As the script does: what was carried stays as it was for as long as it is as it was found.</summary>
    public void Keep(string carried)
    {
        var kept = carried.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .ToDictionary(words => (Thing: words[0], Field: words[1]), words => (Was: words[2], Is: words[3]));
        Forget();
        remembers = true;
        memory.Add("seen\tcontainer");
        foreach (var (thing, fields) in All)
        {
            var isOther = kept.TryGetValue((thing, "id"), out var id) && id.Is != Absent && id.Is != fields["id"];
            foreach (var (field, value) in fields)
            {
                var was = !isOther && kept.TryGetValue((thing, field), out var known) && known.Is == value ? known.Was : value;
                if (was != Absent)
                    memory.Add($"{thing}\t{field}\t{was}");
            }
        }

        memory.AddRange(kept.Where(one => one.Value.Is == Absent && !All.ContainsKey(one.Key.Thing)).Select(one => $"{one.Key.Thing}\t{one.Key.Field}\t{one.Value.Was}"));
    }

    public string Told() => !remembers ? "" : string.Concat(
        memory.Select(line => $"was\t{line}\n").Prepend("memory\n")
            .Append("is\tseen\tcontainer\n")
            .Concat(All.SelectMany(one => one.Value.Select(field => $"is\t{one.Key}\t{field.Key}\t{field.Value}\n"))));
}
