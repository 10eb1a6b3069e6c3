using System.Collections.Immutable;
using System.Globalization;
using Modelc.Apply.Observe;

namespace Modelc.Apply.After;

/// <summary>Reads what the script "look" says.</summary>
internal sealed class LookLines(string host)
{
    private const string Nothing = "-";

    private readonly List<string> memory = [];
    private readonly List<AppliedRelease> releases = [];
    private readonly List<SeenContainer> containers = [];
    private readonly List<SeenService> services = [];
    private readonly List<SeenNode> nodes = [];
    private readonly Dictionary<string, (string Health, bool IsServing)> judged = new(StringComparer.Ordinal);
    private (string State, string? Version) engine = ("absent", null);
    private string? current;
    private LockHolder? holder;
    private bool isComplete;

    /// <summary>Null if the text does not end as the script ends.</summary>
    public static HostLook? Read(string host, string text)
    {
        var read = new LookLines(host);
        foreach (var line in text.Split('\n'))
            read.Take(line.TrimEnd('\r').Split('\t'));
        return read.isComplete ? read.Look() : null;
    }

    private HostLook Look() => new(
        host,
        engine.State,
        engine.Version,
        current,
        ObservedLines.StepsOf(memory),
        holder,
        [.. releases],
        [.. containers.Select(Judged).OrderBy(one => one.Name, StringComparer.Ordinal)],
        [.. services.OrderBy(one => one.Name, StringComparer.Ordinal)],
        [.. nodes.OrderBy(one => one.Name, StringComparer.Ordinal)]);

    private SeenContainer Judged(SeenContainer container) => judged.TryGetValue(container.Name, out var known)
        ? container with { Health = known.Health, IsServing = known.IsServing }
        : container;

    private void Take(string[] words)
    {
        switch (words)
        {
            case ["current", var release]:
                current = release;
                break;
            case ["step", ..]:
                memory.Add(string.Join('\t', words[1..]));
                break;
            case ["lock", var who, var when, var why]:
                holder = new(who, when, why, TimeSpan.Zero);
                break;
            case ["release", var id, var when, var who, var kept]:
                releases.Add(new(id, when, who, kept == "yes"));
                break;
            case ["engine", var state, .. var version]:
                engine = (state, version.FirstOrDefault());
                break;
            case ["container", var name, var component, var role, var version, _, var state, var health, var started, var image]:
                containers.Add(new(host, name, Given(component), Given(role), Given(version), state, Given(health), null, started, image));
                break;
            case ["health", var name, var health, var traffic]:
                judged[name] = (health, traffic == "yes");
                break;
            case ["service", var name, var component, var wanted, var update]:
                services.Add(new(name, Given(component), int.TryParse(wanted, CultureInfo.InvariantCulture, out var count) ? count : null, Given(update)));
                break;
            case ["node", var id, var name, var address, var manager, var role, var availability, var state, .. var drained]:
                nodes.Add(new(id, name, [address, manager.Split(':')[0]], role, availability, state, drained is ["yes"]));
                break;
            case ["end"]:
                isComplete = true;
                break;
        }
    }

    private static string? Given(string word) => word is Nothing or "" ? null : word;
}
