using Modelc.Lab.Tests.Raising;
using Modelc.Load;
using Modelc.Testing;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.ByHand;

/// <summary>
/// The files of an example on real hosts, put there by the commands of its page and nothing else. The page is the
/// committed one; hosts of the lab carry the addresses that the model names.
/// </summary>
public abstract class ByHandTest(LabFixture fixture, ITestOutputHelper output) : LabTest(fixture, output)
{
    private readonly ITestOutputHelper _output = output;

    private protected Task ByHand(
        string example, string application, IReadOnlyDictionary<string, string> hosts, Func<Operator, Task> test) =>
        FromDesk(application, hosts, person => person.TakeAsync(FolderOf(example)), test);

    /// <summary>The same for a model below tests/lab/models, which is built first.</summary>
    private protected Task BuiltByHand(string model, IReadOnlyDictionary<string, string> hosts, Func<Operator, Task> test) =>
        FromDesk(model, hosts, person => WithBuiltAsync(RepositoryRoot.Combine($"tests/lab/models/{model}"), text => text, person.TakeAsync), test);

    private Task FromDesk(
        string application, IReadOnlyDictionary<string, string> hosts, Func<Operator, Task> take, Func<Operator, Task> test) => OnLab(async lab =>
    {
        var person = new Operator(lab, application, hosts, _output.WriteLine);
        try
        {
            await take(person);
            await person.PrepareAsync();
            await test(person);
        }
        finally
        {
            foreach (var host in person.Hosts.Where(host => host != Operator.Desk))
                await StandIn.RestoreBaseAsync(lab, host);
        }
    });

    private protected static string FolderOf(string example) => RepositoryRoot.Combine($"examples/{example}");

    /// <summary>Puts the same example on the desk after somebody changed its model and built again.</summary>
    private protected static Task ChangeModelAsync(Operator person, string example, string text, string newText) =>
        WithChangedModelAsync(example, text, newText, person.TakeAsync);

    /// <summary>Builds a copy of an example whose model differs by a word, for as long as it is used.</summary>
    private protected static Task WithChangedModelAsync(string example, string text, string newText, Func<string, Task> use) =>
        WithBuiltAsync(FolderOf(example), model =>
        {
            Assert.Contains(text, model, StringComparison.Ordinal);
            return model.Replace(text, newText, StringComparison.Ordinal);
        }, use);

    private static async Task WithBuiltAsync(string source, Func<string, string> change, Func<string, Task> use)
    {
        var folder = Directory.CreateTempSubdirectory("modelc-by-hand-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(source))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            var model = Path.Combine(folder, "model.json");
            await File.WriteAllTextAsync(model, change(await File.ReadAllTextAsync(model)));
            var modelc = Path.Combine(AppContext.BaseDirectory, "modelc.dll");
            (await LabCommand.RunProgramAsync("dotnet", TimeSpan.FromMinutes(1),
                [modelc, "build", model, "--output", Path.Combine(folder, "out")])).Expect();
            await use(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Nothing is lost in a short load, and as many replicas take part as there are.</summary>
    private protected static async Task AssertSpreadAsync(TestLab lab, string host, int port, int replicas)
    {
        var summary = await LoadAsync(lab, host, port, TimeSpan.FromSeconds(3));
        Assert.Equal(0, summary.Failed);
        Assert.Equal(replicas, summary.Replicas.Count);
        Assert.All(summary.Replicas.Values, count => Assert.InRange(count, summary.Total / replicas / 2, summary.Total));
    }

    private protected static async Task<LoadSummary> LoadAsync(TestLab lab, string host, int port, TimeSpan duration) =>
        (await LoadRun.RunAsync(Options(await lab.UrlAsync(host, port), duration))).Summary;

    /// <summary>What a load of 100 requests per second, over kept and over fresh connections, saw while something was done.</summary>
    private protected async Task<LoadSummary> UnderLoadAsync(TestLab lab, string what, string host, int port, Func<Task> act)
    {
        var began = DateTimeOffset.UtcNow;
        using var stop = new CancellationTokenSource();
        var options = Options(await lab.UrlAsync(host, port), TimeSpan.FromMinutes(6));
        var loads = new[] { LoadRun.RunAsync(options, stop.Token), LoadRun.RunAsync(options with { KeepAlive = false }, stop.Token) };
        try
        {
            await act();
        }
        finally
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            await stop.CancelAsync();
            await Task.WhenAll(loads);
        }

        var requests = loads.SelectMany(load => load.Result.Requests).ToList();
        var summary = LoadSummary.Of(requests);
        _output.WriteLine($"{what}: lost {summary.Failed} of {summary.Total}, longest gap {summary.LongestGapMs:F0} ms, "
            + string.Join(", ", summary.Versions.Select(version => $"{version.Value} by {version.Key}")));
        foreach (var lost in requests.Where(request => !request.Succeeded))
            _output.WriteLine($"  {began.AddMilliseconds(lost.StartMs):HH:mm:ss.fff} {lost.Failure} {lost.Status} after {lost.LatencyMs:F0} ms, {(lost.Reused ? "kept" : "fresh")}");
        return summary;
    }

    private static LoadOptions Options(Uri target, TimeSpan duration) =>
        new(target) { Rate = 50, Duration = duration, Timeout = TimeSpan.FromSeconds(10) };
}
