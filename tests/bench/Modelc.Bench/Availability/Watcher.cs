namespace Modelc.Bench.Availability;

/// <summary>Asks a little, beside the load, to know when a round may end.</summary>
internal sealed class Watcher(Uri url) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient client = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = TimeSpan.FromSeconds(2) };

    /// <summary>Until a replica answers of which this is true; false when none did in time.</summary>
    public async Task<bool> SeesAsync(Func<string, bool> isIt, TimeSpan patience) =>
        await WatchAsync(seen => seen.Any(isIt), patience);

    /// <summary>Until each of these has answered.</summary>
    public Task<bool> SeesAllAsync(IReadOnlyCollection<string> replicas, TimeSpan patience) =>
        WatchAsync(seen => replicas.All(seen.Contains), patience);

    private async Task<bool> WatchAsync(Func<HashSet<string>, bool> isEnough, TimeSpan patience)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var deadline = DateTime.UtcNow + patience;
        while (DateTime.UtcNow < deadline)
        {
            if (await AskAsync() is { } replica)
                seen.Add(replica);
            if (isEnough(seen))
                return true;
            await Task.Delay(Pause);
        }

        return false;
    }

    private async Task<string?> AskAsync()
    {
        try
        {
            using var answer = await client.GetAsync(url);
            return answer.IsSuccessStatusCode && answer.Headers.TryGetValues("X-Replica", out var names) ? names.First() : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    public void Dispose() => client.Dispose();
}
