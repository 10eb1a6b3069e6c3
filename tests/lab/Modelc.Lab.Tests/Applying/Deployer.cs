using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Modelc.Apply.Release;
using Modelc.Lab.Tests.Raising;
using Modelc.Testing;

namespace Modelc.Lab.Tests.Applying;

/// <summary>Whoever deploys from this machine: a model in a folder, and the real modelc.</summary>
internal sealed class Deployer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private readonly TestLab lab;
    private readonly string folder = Directory.CreateTempSubdirectory("modelc-deployer-").FullName;
    private readonly JsonNode model;

    private Deployer(TestLab lab, JsonNode model)
    {
        this.lab = lab;
        this.model = model;
        Save();
    }

    /// <summary>An example, with the addresses that the lab's hosts really have and the key that opens them.</summary>
    public static Task<Deployer> OfExampleAsync(TestLab lab, string example, IReadOnlyDictionary<string, string> hosts) =>
        OfModelAsync(lab, $"examples/{example}", hosts);

    /// <param name="folder">Of the repository, with a "model.json".</param>
    public static async Task<Deployer> OfModelAsync(TestLab lab, string folder, IReadOnlyDictionary<string, string> hosts)
    {
        var text = await File.ReadAllTextAsync(RepositoryRoot.Combine($"{folder}/model.json"));
        foreach (var (address, host) in hosts)
            text = text.Replace(address, await lab.AddressAsync(host), StringComparison.Ordinal);
        return new(lab, JsonNode.Parse(text.Replace("~/.ssh/id_ed25519", lab.SshKey, StringComparison.Ordinal))!);
    }

    /// <summary>A model of components that do nothing, one on each host, which ssh knows by its name.</summary>
    public static Deployer OfIdleHosts(TestLab lab, params IEnumerable<string> hosts)
    {
        var credentials = """{ "username": "root", "password": "", "sshkey": "", "agent": "" }""";
        var components = hosts.SelectMany(host => new[]
        {
            $$"""{ "_type": "/infra/vm_host", "name": "{{host}}", "id": "{{host}}", "version": "0.0.1", "ip": "{{host}}", "port": ["22"], "credentials": {{credentials}}, "provided_execution_port": [{ "name": "any" }] }""",
            $$"""{ "_type": "/internal", "name": "idle-{{host}}", "id": "idle-{{host}}", "version": "0.0.1", "required_execution_port": { "name": "host" }, "ssh_resource": { "name": "x", "startCommand": "true", "stopCommand": "true", "credentials": {{credentials}} } }""",
        });
        var containments = hosts.Select(host => $$"""{ "name": "on-{{host}}", "src": "/{{host}}/any", "target": "/idle-{{host}}/host" }""");
        return new(lab, JsonNode.Parse($$"""{ "dm": { "name": "idle", "components": [{{string.Join(',', components)}}], "links": [], "containments": [{{string.Join(',', containments)}}] }, "graph": {} }""")!);
    }

    public JsonObject Component(string name) =>
        (model["dm"] ?? model)["components"]!.AsArray().Select(one => one!.AsObject()).Single(one => (string?)one["name"] == name);

    /// <summary>A file beside the model.</summary>
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

    /// <summary>Another component on the host of one that is there.</summary>
    public void AddBeside(string name, JsonObject component)
    {
        var port = Component(name)["required_execution_port"]!.DeepClone();
        var containments = model["dm"]!["containments"]!.AsArray();
        var containment = containments.Select(one => one!.AsObject()).Single(one => ((string)one["target"]!).StartsWith($"/{name}/", StringComparison.Ordinal)).DeepClone();
        var other = (string)component["name"]!;
        component["required_execution_port"] = port;
        containment["name"] = $"{other}-on-host";
        containment["target"] = ((string)containment["target"]!).Replace($"/{name}/", $"/{other}/", StringComparison.Ordinal);
        containments.Add(containment);
        model["dm"]!["components"]!.AsArray().Add((JsonNode)component);
    }

    public void Change(Action<Deployer> change)
    {
        change(this);
        Save();
    }

    /// <summary>Asks no host.</summary>
    public Task<ToolResult> ValidateAsync() =>
        LabCommand.RunProgramAsync("dotnet", Patience, [Program, "validate", ModelPath]);

    public Task<ToolResult> PlanAsync(params IReadOnlyList<string> options) => DoAsync("plan", options);

    public Task<ToolResult> ApplyAsync(params IReadOnlyList<string> options) =>
        RunAsync(ApplyWords(options));

    /// <summary>A verb that takes the model and needs no folder.</summary>
    public Task<ToolResult> DoAsync(string verb, params IReadOnlyList<string> options) => RunAsync([verb, ModelPath, .. options]);

    /// <summary>"ls", or "drain" or "activate" and a host.</summary>
    public Task<ToolResult> NodeAsync(string verb, params IReadOnlyList<string> host) => RunAsync(["node", verb, ModelPath, .. host]);

    /// <summary>Starts an apply and ends it with SIGKILL as soon as it is time.</summary>
    public async Task KillDuringApplyAsync(Func<Task<bool>> isTime)
    {
        using var apply = Start(ApplyWords("--build"));
        var output = apply.StandardOutput.ReadToEndAsync();
        await TestLab.UntilAsync(isTime, isSo => isSo || apply.HasExited, 120);
        Assert.False(apply.HasExited, "It was over before it could be killed.");
        apply.Kill();
        await apply.WaitForExitAsync();
    }

    /// <summary>
    /// Runs a verb that goes on until it is interrupted. The first task ends when it has said enough to begin with; the second
    /// when it has said enough to end, was interrupted and is gone.
    /// </summary>
    public (Task Begun, Task Ended) Watch(IReadOnlyList<string> verb, Func<string, bool> hasBegun, Func<string, bool> isEnough)
    {
        var begun = new TaskCompletionSource();
        var ended = WatchAsync(verb, said =>
        {
            if (hasBegun(said))
                begun.TrySetResult();
            return begun.Task.IsCompleted && isEnough(said);
        });
        return (Task.WhenAny(begun.Task, ended).Unwrap(), ended);
    }

    private async Task WatchAsync(IReadOnlyList<string> verb, Func<string, bool> isEnough)
    {
        using var process = Start([verb[0], ModelPath, .. verb.Skip(1)]);
        using var patience = new CancellationTokenSource(Patience);
        using var killed = patience.Token.Register(process.Kill);
        var said = new StringBuilder();
        while (!isEnough(said.ToString()) && await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
            said.AppendLine(line);
        Assert.True(isEnough(said.ToString()), $"{string.Join(' ', verb)} said in {Patience.TotalMinutes} minutes only:\n{said}");
        // As Ctrl-C, which nobody hears where the tests run in the background of a shell.
        (await LabCommand.RunProgramAsync("kill", Patience, ["-TERM", $"{process.Id}"])).Expect();
        await process.WaitForExitAsync(patience.Token);
        Assert.Equal(130, process.ExitCode);
    }

    /// <summary>Runs an apply and does something to it, or to a host, as soon as it says a word; then it is left to its fate.</summary>
    public async Task<ToolResult> ApplyUntilAsync(string word, Func<Process, Task> then)
    {
        using var apply = Start(ApplyWords("--build"), withErrors: true);
        using var patience = new CancellationTokenSource(Patience);
        var errors = apply.StandardError.ReadToEndAsync(patience.Token);
        var said = new StringBuilder();
        var isDone = false;
        while (await apply.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said.AppendLine(line);
            if (isDone || !line.Contains(word, StringComparison.Ordinal))
                continue;
            isDone = true;
            await then(apply);
        }

        await apply.WaitForExitAsync(patience.Token);
        Assert.True(isDone, $"The apply never said \"{word}\":\n{said}{await errors}");
        return new(apply.ExitCode, Encoding.UTF8.GetBytes(said.ToString()), await errors);
    }

    /// <summary>Of the folder as it was built last.</summary>
    public string Release => ReleaseId.Of(File.ReadAllBytes(Path.Combine(Output, "manifest.json")));

    private static string Program => Path.Combine(AppContext.BaseDirectory, "modelc.dll");

    private string ModelPath => Path.Combine(folder, "model.json");

    private string Output => Path.Combine(folder, "out");

    private string[] ApplyWords(params IReadOnlyList<string> options) => ["apply", ModelPath, "--output", Output, .. options];

    private Process Start(IReadOnlyList<string> arguments, bool withErrors = false)
    {
        var words = Words(arguments);
        return Process.Start(new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = withErrors })!;
    }

    private void Save() => File.WriteAllText(ModelPath, model.ToJsonString());

    private Task<ToolResult> RunAsync(IReadOnlyList<string> arguments)
    {
        var words = Words(arguments);
        return LabCommand.RunProgramAsync(words[0], Patience, [.. words.Skip(1)]);
    }

    private string[] Words(IReadOnlyList<string> arguments) =>
        ["dotnet", Program, .. arguments, "--ssh-config", lab.SshConfig];

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
