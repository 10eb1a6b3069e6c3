using System.CommandLine;

namespace Modelc.Bench.Availability;

/// <summary>Measures on a host of the lab, keeps every request in a file, and makes the report from the files.</summary>
internal static class AvailabilityCommand
{
    private static readonly string[] Parts = ["measure", "proxy", "report"];

    public static Task<int> RunAsync(string[] args)
    {
        var parts = new Argument<string[]>("parts")
        {
            Description = "measure: requests lost and time to heal; proxy: what the proxy costs; report: the report from what was measured (all)",
            DefaultValueFactory = _ => Parts,
        };
        parts.AcceptOnlyFromAmong(Parts);
        var rates = List("--rates", "requests per second", "200,1000");
        var contenders = List("--contenders", "who, by name", string.Join(',', Contenders.All.Select(one => one.Name)));
        var events = List("--events", "what happens to them", string.Join(',', Incidents.All.Select(one => one.Word())));
        var root = new RootCommand("Requests lost, time to heal, and what the proxy costs, beside what people use.") { parts, rates, contenders, events };
        root.SetAction(async (parsed, _) =>
        {
            var wanted = parsed.GetRequiredValue(parts);
            if (wanted.Contains("measure"))
                await MeasureAsync(Words(parsed, rates), Words(parsed, contenders), Words(parsed, events));
            if (wanted.Contains("proxy"))
                await ProxyCost.MeasureAsync(RoundStore.Usual);
            if (wanted.Contains("report"))
                Report.Write(RoundStore.Usual);
            return 0;
        });
        return root.Parse(args).InvokeAsync();
    }

    private static Option<string> List(string name, string description, string usual) =>
        new(name) { Description = $"{description}, separated by commas", DefaultValueFactory = _ => usual };

    private static string[] Words(ParseResult parsed, Option<string> option) => parsed.GetRequiredValue(option).Split(',');

    private static async Task MeasureAsync(string[] rates, string[] contenders, string[] events)
    {
        var bed = await Bed.PrepareAsync(RoundStore.Usual.Folder);
        foreach (var entry in contenders.Select(name => Contenders.All.First(one => one.Name == name)))
        {
            var runner = new RoundRunner(bed, entry);
            if (!await WorksAsync($"{entry.Name} could not be deployed", runner.PrepareAsync))
                continue;
            foreach (var rate in rates.Select(int.Parse))
            {
                foreach (var incident in events.Select(Incidents.Parse).Where(entry.Incidents.Contains))
                    await WorksAsync($"{entry.Name}, {incident.Word()} at {rate}/s could not be made", () => RunOneAsync(runner, incident, rate));
            }
        }
    }

    private static async Task RunOneAsync(RoundRunner runner, Incident incident, int rate)
    {
        var round = await runner.RunAsync(incident, rate);
        RoundStore.Usual.Save(round);
        var (tally, healing) = (Tally.Of(round), Healing.Of(round));
        Console.WriteLine(FormattableString.Invariant(
            $"{DateTime.UtcNow:HH:mm:ss} {round.Contender,-16}{incident.Word(),-11}{rate,5}/s{tally.Lost,7} of {tally.Total} lost{(tally.IsDeadAtEnd ? ", dead" : "")}; p99 {tally.P99Ms:0} ms, {tally.Slow} slow, late {tally.LateP99Ms:0} ms, busy {round.BusyShare * 100:0} %; felt {healing.LastFeltMs:0} ms, replaced {healing.ReplacedMs:0} ms"));
    }

    /// <summary>A part that could not be made is said and left out; the others are worth having.</summary>
    private static async Task<bool> WorksAsync(string otherwise, Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"{otherwise}: {exception.Message}");
            return false;
        }
    }
}
