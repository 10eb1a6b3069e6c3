using System.Diagnostics;
using Modelc.Bench.Measuring;
using Modelc.Testing;

namespace Modelc.Bench.Apply;

/// <summary>Who brings the hosts to what a model says.</summary>
internal interface IDeployer
{
    string Name { get; }

    Deployment Deployment { get; }

    Cost Deploy();
}

/// <summary>The published program. It builds, compares and applies in one go.</summary>
internal sealed class ModelcDeployer(Workplace workplace, LabHosts hosts) : IDeployer
{
    public string Name => "modelc";

    public Deployment Deployment { get; } = new(workplace, hosts, "ours", 5001);

    public Cost Deploy() => WholeProcess.Run(
        [workplace.Modelc, "apply", Deployment.Model, "--output", Deployment.Output, "--build", "--ssh-config", hosts.SshConfig]);
}

/// <summary>A playbook that deploys the stacks that modelc built; the build is not counted.</summary>
internal sealed class AnsibleDeployer : IDeployer
{
    private readonly string inventory;
    private readonly LabHosts hosts;

    public AnsibleDeployer(Workplace workplace, LabHosts hosts)
    {
        this.hosts = hosts;
        Deployment = new Deployment(workplace, hosts, "rival", 5002);
        inventory = workplace.Path($"inventory-{hosts.Count}");
        File.WriteAllLines(inventory, hosts.Addresses.Select(one =>
            $"{one.Host} address={one.Address} stack={Deployment.Output}/swarm/{one.Host} replicas={Deployment.Bound.Replicas}"));
    }

    public static bool IsHere => RealTool.Find("ansible-playbook") is not null;

    public string Name => "Ansible";

    public Deployment Deployment { get; }

    public static Dictionary<string, string> Settings => new() { ["ANSIBLE_CONFIG"] = Playbook("ansible.cfg") };

    public static string Playbook(string name) => RepositoryRoot.Combine($"tests/bench/Modelc.Bench/Apply/ansible/{name}");

    public Cost Deploy()
    {
        Deployment.Build();
        return WholeProcess.Run(
            ["ansible-playbook", "-i", inventory, Playbook("deploy.yml"), "--ssh-common-args", $"-F {hosts.SshConfig}"], Settings);
    }
}

/// <summary>No deployer at all: a login to each host and one question there.</summary>
internal sealed class BareSsh(LabHosts hosts)
{
    public const string Name = "bare ssh";

    public Cost Ask()
    {
        var clock = Stopwatch.StartNew();
        hosts.AskEachAsync().GetAwaiter().GetResult();
        return new Cost(clock.Elapsed, TimeSpan.Zero, 0);
    }
}
