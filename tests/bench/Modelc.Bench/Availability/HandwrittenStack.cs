using Modelc.Lab.Tests.Raising;
using Modelc.Testing;

namespace Modelc.Bench.Availability;

/// <summary>"docker stack deploy" of a file from Handwritten/, which brings its own haproxy.</summary>
internal sealed class HandwrittenStack(Bed bed, string file) : IContender
{
    private const string Target = "/srv/handwritten";
    private const string Service = "app_web";
    private Wanted? present;

    public bool UsesAll => true;

    public TimeSpan Patience => TimeSpan.FromSeconds(20);

    public async Task ApplyAsync(Wanted wanted)
    {
        if (present is null)
        {
            await bed.DockerAsync("swarm", "init", "--advertise-addr", bed.Address);
            await bed.CopyAsync(RepositoryRoot.Combine("tests/bench/Modelc.Bench/Availability/Handwritten"), Target);
        }

        await bed.OnAsync(
            "env", "-C", Target, $"IMAGE={wanted.Image}", $"REPLICAS={wanted.Replicas}",
            "docker", "stack", "deploy", "--resolve-image", "never", "--compose-file", file, "app");
        await AwaitTasksAsync(wanted);
        present = wanted;
    }

    /// <summary>Until no update is under way, and the tasks that run are the wanted ones.</summary>
    private async Task AwaitTasksAsync(Wanted wanted) => await TestLab.UntilAsync(
        async () => $"{await UpdateStateAsync()} {await TasksAsync()}",
        said => said.StartsWith("completed ", StringComparison.Ordinal) && said.EndsWith($" {Tasks(wanted)}", StringComparison.Ordinal), seconds: 180);

    private async Task<string> UpdateStateAsync()
    {
        var state = await bed.DockerAsync("service", "inspect", "--format", "{{with .UpdateStatus}}{{.State}}{{end}}", Service);
        return state.Length == 0 ? "completed" : state;
    }

    private async Task<string> TasksAsync()
    {
        var tasks = await bed.DockerAsync(
            "service", "ps", "--filter", "desired-state=running", "--format", "{{.Image}},{{slice .CurrentState 0 7}}", Service);
        return string.Join(' ', tasks.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Tasks(Wanted wanted) => string.Join(' ', Enumerable.Repeat($"{wanted.Image},Running", wanted.Replicas));

    public Task RestoreAsync(Wanted wanted) => wanted == present ? Task.CompletedTask : ApplyAsync(wanted);

    public Task<IReadOnlyList<string>> ReplicasAsync() => bed.ContainersAsync($"label=com.docker.swarm.service.name={Service}");

    public async Task<string> VictimAsync() => (await ReplicasAsync())[0];

    public Task OnFaultAsync() => Task.CompletedTask;
}
