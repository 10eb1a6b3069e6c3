namespace Modelc.Compiler.Tests.Fuzz;

/// <summary>
/// The most that was in use at once. Garbage is collected all the while, so that what the collector happened to leave
/// lying does not count.
/// </summary>
internal static class PeakMemory
{
    public static long During<T>(Func<T> work)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var running = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var peak = 0L;
        do
        {
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
        }
        while (!running.Wait(TimeSpan.FromMilliseconds(100)));

        peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
        GC.KeepAlive(running.GetAwaiter().GetResult());
        return peak - before;
    }
}
