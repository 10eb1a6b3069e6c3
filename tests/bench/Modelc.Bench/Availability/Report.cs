using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Modelc.Bench.Charts;
using Modelc.Testing;

namespace Modelc.Bench.Availability;

/// <summary>tests/bench/results/availability.md and its charts, from what was measured; parts that were not are left out.</summary>
internal static class Report
{
    public static void Write(RoundStore store)
    {
        var rounds = store.Load();
        if (rounds.Count == 0)
            throw new InvalidOperationException($"Nothing was measured yet: {store.Folder} holds no round.");
        var text = new StringBuilder();
        text.Append(Head(rounds));
        foreach (var rate in rounds.Select(round => round.Rate).Distinct().Order())
            text.Append(LostSection.Of(rate, [.. rounds.Where(round => round.Rate == rate)], Save));
        text.Append(HealingSection.Of([.. rounds.Where(round => round.Rate == rounds.Min(one => one.Rate) && round.Incident.IsFault())], Save));
        if (store.TryRead<ProxyRuns>(ProxyCost.Name) is { } costs)
            text.Append(ProxySection.Of(costs.Runs, Save));
        text.Append(TimelineSection.Of(rounds, Save));
        Results.Write("availability.md", text.ToString());
        Console.WriteLine("wrote tests/bench/results/availability.md");
    }

    private static void Save(string name, Svg chart) => Results.Write($"{name}.svg", chart.ToString());

    private static string Head(IReadOnlyList<Round> rounds) => $"""
        # Availability, measured

        Made by `dotnet run -c Release --project tests/bench/Modelc.Bench -- availability`; do not edit. Measured
        {rounds.Min(round => round.Began):yyyy-MM-dd HH:mm} to {rounds.Max(round => round.Began):HH:mm} UTC on {Environment.ProcessorCount} processors ({RuntimeInformation.OSDescription.Trim()}),
        which run the load, the host, its engine and all replicas. Counts are the result; seconds compare only within this page.

        Each contender in turn gets a clean host of the lab, runs four replicas of the same image there, and is asked for
        20 ms of work at a constant rate that does not wait for answers: half of the requests over kept connections, half
        over a new one each, none sent twice, each given 10 s. A replica needs 2.5 s from its start to its first answer and
        finishes what it has begun when it is asked to stop. A request that fails or is answered with an error is lost; one
        that takes more than 250 ms is slow. What each contender was given:

        | contender | settings |
        |---|---|
        {Settings(rounds)}

        {Findings()}

        """;

    private static string Settings(IReadOnlyList<Round> rounds) =>
        string.Join('\n', Measured(rounds).Select(entry => $"| {entry.Title} | {entry.Settings} |"));

    /// <summary>What a person made of the numbers. It is text, and must be read again when they change.</summary>
    private static string Findings() => File.ReadAllText(RepositoryRoot.Combine("tests/bench/Modelc.Bench/Availability/findings.md")).TrimEnd();

    /// <summary>Those of which there is a round, in the order of the list.</summary>
    public static IReadOnlyList<Entry> Measured(IReadOnlyCollection<Round> rounds) =>
        [.. Contenders.All.Where(entry => rounds.Any(round => round.Contender == entry.Name))];

    public static ImmutableArray<Incident> Incidents(IReadOnlyCollection<Round> rounds) =>
        [.. Availability.Incidents.All.Where(incident => rounds.Any(round => round.Incident == incident))];

    public static string Count(int count) => count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
