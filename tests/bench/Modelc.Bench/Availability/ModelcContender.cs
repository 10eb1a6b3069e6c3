using System.Text.Json.Nodes;
using Modelc.Testing;

namespace Modelc.Bench.Availability;

/// <summary>The model beside this file, applied by the published modelc over ssh.</summary>
internal sealed class ModelcContender(Bed bed, string strategy, string proxy) : IContender
{
    private readonly string folder = Directory.CreateTempSubdirectory("modelc-bench-").FullName;
    private Wanted? present;

    /// <summary>Whether it runs a small nginx instead of the application: to measure the proxy, not what it leads to.</summary>
    public bool ServesPages { get; init; }

    public bool UsesAll => true;

    public TimeSpan Patience => TimeSpan.FromSeconds(20);

    private bool IsSwarm => strategy == "Docker Swarm";

    public async Task ApplyAsync(Wanted wanted)
    {
        var path = Path.Combine(folder, "model.json");
        await File.WriteAllTextAsync(path, Model(wanted));
        var apply = await Bed.RunAsync(
            bed.Modelc, "apply", path, "--output", Path.Combine(folder, "out"), "--build", "--wait", "120", "--ssh-config", bed.Lab.SshConfig);
        apply.Expect();
        present = wanted;
    }

    private string Model(Wanted wanted)
    {
        var text = File.ReadAllText(RepositoryRoot.Combine("tests/bench/Modelc.Bench/Availability/model.json"));
        var model = JsonNode.Parse(text.Replace("192.0.2.10", bed.Address, StringComparison.Ordinal).Replace("~/.ssh/id_ed25519", bed.Lab.SshKey, StringComparison.Ordinal))!;
        var web = model["components"]![1]!;
        var availability = web["availability"]!;
        availability["strategy"] = strategy;
        availability["replicaCount"] = wanted.Replicas;
        availability["proxy"]!["kind"] = proxy;
        web["docker_resource"]!["image"] = wanted.Image;
        if (ServesPages)
        {
            web["docker_resource"]!["image"] = "nginx:1.30.6";
            web["docker_resource"]!["port_bindings"] = new JsonObject { [$"{Bed.Port}"] = "80" };
            availability["healthCheck"]!["http"] = "/";
        }

        return model.ToJsonString();
    }

    public Task RestoreAsync(Wanted wanted) => wanted == present ? Task.CompletedTask : ApplyAsync(wanted);

    public Task<IReadOnlyList<string>> ReplicasAsync() =>
        bed.ContainersAsync(IsSwarm ? "label=com.docker.swarm.service.name=bench_web" : "label=modelc.role=replica");

    public async Task<string> VictimAsync() => (await ReplicasAsync())[0];

    public Task OnFaultAsync() => Task.CompletedTask;
}
