using Modelc.Bench.Measuring;

namespace Modelc.Bench.Apply;

/// <summary>What was measured over so many hosts: by who did it.</summary>
internal sealed record Trial(int Hosts, IReadOnlyList<Result> First, IReadOnlyList<Result> NoChange, IReadOnlyList<Result> Change)
{
    private const int Rounds = 5;

    public static async Task<Trial> RunAsync(Workplace workplace, int count)
    {
        var hosts = await LabHosts.RaiseAsync(count);
        List<IDeployer> deployers = [new ModelcDeployer(workplace, hosts)];
        if (AnsibleDeployer.IsHere)
        {
            deployers.Add(new AnsibleDeployer(workplace, hosts));
            await hosts.GiveWhatAnsibleNeedsAsync();
        }

        var first = new List<Result>();
        foreach (var deployer in deployers)
        {
            await hosts.ClearAsync();
            first.Add(Told(count, "first deployment", new(deployer.Name, deployer.Deploy())));
        }

        // Both are there from here on, and take turns.
        deployers[0].Deploy();
        var noChange = Race.Run([.. deployers.Select(one => new Runner(one.Name, one.Deploy)), new(BareSsh.Name, new BareSsh(hosts).Ask)], Rounds);
        var change = Race.Run([.. deployers.Select(one => new Runner(one.Name, () => ChangeOne(one)))], rounds: 1);
        await hosts.ClearAsync();
        return new(
            count, first,
            [.. noChange.Select(result => Told(count, "no change", result))],
            [.. change.Select(result => Told(count, "one change", result))]);
    }

    private static Cost ChangeOne(IDeployer deployer)
    {
        deployer.Deployment.Change();
        return deployer.Deploy();
    }

    private static Result Told(int hosts, string what, Result result)
    {
        Console.WriteLine($"{hosts} hosts, {what}: {result.Name} {result.Cost.Clock.TotalSeconds:0.0} s");
        return result;
    }
}
