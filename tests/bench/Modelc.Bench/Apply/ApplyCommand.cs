using System.Globalization;

namespace Modelc.Bench.Apply;

/// <summary>Deployments to hosts of the lab, and to simulated ones, beside a playbook that does the same.</summary>
internal static class ApplyCommand
{
    private static readonly int[] UsualHosts = [1, 3];
    private static readonly int[] SimulatedHosts = [25, 50, 100, 200];

    /// <param name="args">Over how many hosts; nothing for 1 and 3.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var counts = args.Length > 0 ? args.Select(count => int.Parse(count, CultureInfo.InvariantCulture)).ToArray() : UsualHosts;
        using var workplace = new Workplace();
        var trials = new List<Trial>();
        foreach (var count in counts)
            trials.Add(await Trial.RunAsync(workplace, count));
        var simulated = new List<SimulatedResult>();
        foreach (var count in SimulatedHosts)
            simulated.AddRange(await SimulatedTrial.RunAsync(count));
        new ApplyReport(trials, simulated, SimulatedTrial.RunAnsible(workplace, SimulatedHosts[^1])).Write();
        return 0;
    }
}
