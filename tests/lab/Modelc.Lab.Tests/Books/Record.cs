using Modelc.Load;

namespace Modelc.Lab.Tests.Books;

/// <summary>Lines for books that never saw a network.</summary>
internal static class Record
{
    public static RequestRecord Success(double start, double latency, string version = "v1", string replica = "a") =>
        new((int)start, start, latency, 0, IdleMs: null, Failure.None, 200, version, replica);

    public static RequestRecord Lost(double start, double latency, Failure failure) =>
        new((int)start, start, latency, 0, IdleMs: null, failure, null, null, null);
}
