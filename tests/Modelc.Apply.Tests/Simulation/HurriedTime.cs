namespace Modelc.Apply.Tests.Simulation;

/// <summary>A clock that runs fast, so that nobody waits in earnest.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private const int Times = 50;

    private readonly DateTimeOffset start = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => start + ((System.GetUtcNow() - start) * Times);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));

    private static TimeSpan Hurried(TimeSpan time) => time > TimeSpan.Zero ? time / Times : time;
}
