using Modelc.Lab.Tests.Raising;
using Modelc.Testing;

namespace Modelc.Bench.Availability;

/// <summary>One clean host of the lab, where one contender after the other lies.</summary>
internal sealed class Bed
{
    public const string Host = "h1";
    public const int Port = 5000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private Bed(TestLab lab, string address, string modelc) => (Lab, Address, Modelc) = (lab, address, modelc);

    public TestLab Lab { get; }

    public string Address { get; }

    /// <summary>The published program.</summary>
    public string Modelc { get; }

    public Uri Url => new($"http://{Address}:{Port}/");

    public static async Task<Bed> PrepareAsync(string data)
    {
        var lab = await BenchLab.RaiseAsync(1);
        var modelc = Workplace.Publish(Path.Combine(data, "bin"));
        return new Bed(lab, await lab.AddressAsync(Host), modelc);
    }

    public async Task ClearAsync() => (await Lab.RunAsync("reset")).Expect();

    public Task<string> DockerAsync(params IReadOnlyList<string> words) => Lab.DockerAsync(Host, words);

    public Task<string> OnAsync(params IReadOnlyList<string> words) => Lab.OnAsync(Host, words);

    public Task CopyAsync(string folder, string target) => Lab.CopyAsync(folder, Host, target);

    /// <summary>The running containers that a filter lets pass, by what they call themselves; Docker knows them by that too.</summary>
    public async Task<IReadOnlyList<string>> ContainersAsync(string filter) =>
        (await OnAsync("sh", "-c", "docker ps --quiet --filter \"$0\" | xargs -r docker inspect --format '{{.Config.Hostname}}'", filter))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Does something to a container and says when: the milliseconds are the kernel's, which all of the lab share.</summary>
    public async Task<DateTimeOffset> BreakAsync(string verb, string container)
    {
        var began = await OnAsync("sh", "-c", "date +%s%3N; docker \"$0\" \"$1\" >/dev/null", verb, container);
        return DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(began, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>A program of this machine, to its end.</summary>
    public static Task<ToolResult> RunAsync(string program, params IReadOnlyList<string> words) =>
        LabCommand.RunProgramAsync(program, Patience, words);
}
