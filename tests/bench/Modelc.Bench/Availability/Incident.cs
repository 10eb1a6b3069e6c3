namespace Modelc.Bench.Availability;

/// <summary>What happens to a service while it is asked.</summary>
internal enum Incident
{
    /// <summary>SIGKILL to one replica.</summary>
    Kill,

    /// <summary>"docker stop" of one replica: a person's mistake, or another program's.</summary>
    Stop,

    /// <summary>One replica is frozen: it accepts connections and answers nothing.</summary>
    Hang,

    /// <summary>Another version of the image.</summary>
    Update,

    /// <summary>Two replicas instead of four.</summary>
    ScaleDown,
}

internal static class Incidents
{
    public static IReadOnlyList<Incident> All { get; } = Enum.GetValues<Incident>();

    /// <summary>Whether one replica breaks, and something has to notice.</summary>
    public static bool IsFault(this Incident incident) => incident is Incident.Kill or Incident.Stop or Incident.Hang;

    /// <summary>As it is written on the command line, in file names and in the report.</summary>
    public static string Word(this Incident incident) => incident == Incident.ScaleDown ? "scale-down" : incident.ToString().ToLowerInvariant();

    public static Incident Parse(string word) => All.First(incident => incident.Word() == word);
}
