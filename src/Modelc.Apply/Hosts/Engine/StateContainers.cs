using System.Collections.Immutable;
using System.Globalization;

namespace Modelc.Apply.Hosts.Engine;

/// <summary>Containers of an application that never start: one carries its state, one is its lock.</summary>
internal sealed class StateContainers(EngineClient engine, string app)
{
    private const string Image = "modelc-state:1";

    public string Host => engine.Host;

    public string App => app;

    public string State => $"modelc-{app}-state";

    public string Next => $"{State}-next";

    public string Old => $"{State}-old";

    public string Lock => $"modelc-{app}-lock";

    public Task<string?> IdOfAsync(string name, CancellationToken stop) => engine.IdOfAsync(name, stop);

    public Task AskAsync(ImmutableArray<string> words, CancellationToken stop, ReadOnlyMemory<byte> input = default) =>
        engine.AskAsync(words, stop, input);

    /// <summary>Gives the new container's id; null if there is one of that name. The engine decides between two who ask at once.</summary>
    public async Task<string?> TryCreateAsync(string name, string role, CancellationToken stop)
    {
        ImmutableArray<string> words =
        [
            "create", "--pull", "never", "--name", name,
            "--label", $"modelc.app={app}", "--label", $"modelc.role={role}", Image, "never",
        ];
        for (var hasImage = false; ; hasImage = true)
        {
            var outcome = await engine.TryAsync(words, stop);
            if (outcome.IsGood)
                return outcome.Output.Trim();
            if (outcome.Errors.Contains("is already in use", StringComparison.Ordinal))
                return null;
            if (hasImage || !outcome.Errors.Contains("No such image", StringComparison.OrdinalIgnoreCase))
                throw EngineProblem.Refusal(Host, words, outcome.Errors);
            await AskAsync(["import", "-", Image], stop, StateArchive.Empty);
        }
    }

    /// <summary>Null if there is no such container any more; both times are the engine's.</summary>
    public async Task<TimeSpan?> AgeAsync(string id, CancellationToken stop)
    {
        var created = await engine.TryAsync(["inspect", "--type", "container", "--format", "{{.Created}}", id], stop);
        return created.IsGood
            ? TimeOf(await engine.AskAsync(["info", "--format", "{{.SystemTime}}"], stop)) - TimeOf(created.Output.Trim())
            : null;
    }

    public async Task RemoveIfThereAsync(string container, CancellationToken stop)
    {
        if (await IdOfAsync(container, stop) is { } id)
            await engine.TryAsync(["rm", id], stop);
    }

    private static DateTimeOffset TimeOf(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
