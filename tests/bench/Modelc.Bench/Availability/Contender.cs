namespace Modelc.Bench.Availability;

/// <summary>What should be there: a version of the application, and how many of it.</summary>
internal readonly record struct Wanted(string Version, int Replicas)
{
    public string Image => $"test-app:{Version}";

    public string OtherVersion => Version == "v1.0" ? "v2.0" : "v1.0";
}

/// <summary>A way to run replicas behind a proxy on one host, and to change them.</summary>
internal interface IContender
{
    /// <summary>Brings an empty host, or one that this contender has used, to what is wanted, and waits as its user would.</summary>
    Task ApplyAsync(Wanted wanted);

    /// <summary>Undoes what an incident left behind, as far as this contender does not do so itself.</summary>
    Task RestoreAsync(Wanted wanted);

    /// <summary>The running replicas, by what they call themselves when they answer.</summary>
    Task<IReadOnlyList<string>> ReplicasAsync();

    /// <summary>The replica that an incident shall meet.</summary>
    Task<string> VictimAsync();

    /// <summary>Whether all replicas get requests, or one of them.</summary>
    bool UsesAll { get; }

    /// <summary>How long to wait for a broken replica to be replaced.</summary>
    TimeSpan Patience { get; }

    /// <summary>Called when one replica breaks.</summary>
    Task OnFaultAsync();
}

/// <summary>A contender as the report and the command line know it.</summary>
internal sealed record Entry(string Name, string Title, string Settings, Func<Bed, IContender> Make)
{
    /// <summary>What is not worth doing to it, because another entry shows it.</summary>
    public IReadOnlyList<Incident> Incidents { get; init; } = Availability.Incidents.All;
}
