namespace Modelc.Load;

/// <summary>What to send: a constant rate to one address, for a while, by several clients.</summary>
public sealed record LoadOptions(Uri Target)
{
    public const double HighestRate = 5000;
    public const int MostRequests = 1_000_000;
    public static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(30);

    public double Rate { get; init; } = 100;
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Each has connections of its own.</summary>
    public int Clients { get; init; } = 4;

    /// <summary>Whether a connection is used again, or every request opens a new one.</summary>
    public bool KeepAlive { get; init; } = true;

    /// <summary>
    /// A connection that was idle for so long is not used again, as clients do that know what they talk to: haproxy ends one
    /// after 10 s, and a machine that stands still for a moment finds its end and the next request to it at the same time.
    /// </summary>
    public TimeSpan MostIdle { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a request may take from the moment it was sent, connecting included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    public string Method { get; init; } = "GET";

    public int RequestCount => (int)Math.Round(Rate * Duration.TotalSeconds);

    /// <summary>When a request is due. It does not depend on how those before it fare: the loop is open.</summary>
    public TimeSpan DueTime(int number) => TimeSpan.FromSeconds(number / Rate);

    /// <summary>Why this load is refused, or null. A load that nobody stops must stop by itself.</summary>
    public string? Problem() => this switch
    {
        _ when !Target.IsAbsoluteUri || Target.Scheme != Uri.UriSchemeHttp => $"\"{Target}\" is not an http:// address.",
        { Rate: not (> 0 and <= HighestRate) } => $"The rate must be above 0 and at most {HighestRate} requests per second.",
        _ when Duration <= TimeSpan.Zero || Duration > LongestRun => $"The run must last at most {LongestRun.TotalMinutes} minutes.",
        { RequestCount: > MostRequests } => $"The run must send at most {MostRequests} requests.",
        { Clients: not (>= 1 and <= 1000) } => "There must be 1 to 1000 clients.",
        _ when Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromMinutes(1) => "The timeout must be at most a minute.",
        { Method: not ("GET" or "POST" or "HEAD") } => $"The method \"{Method}\" must be GET, HEAD or POST.",
        _ => null,
    };
}
