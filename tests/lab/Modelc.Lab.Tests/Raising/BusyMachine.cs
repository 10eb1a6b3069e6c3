using System.Globalization;

namespace Modelc.Lab.Tests.Raising;

/// <summary>
/// A promise of seconds is about a machine that has time. Where more work waits than there are processors, everything takes
/// as many times longer; so does what is allowed. On an idle machine nothing is added.
/// </summary>
internal static class BusyMachine
{
    public static TimeSpan Allow(double seconds) => TimeSpan.FromSeconds(seconds * Math.Max(1, WorkPerProcessor()));

    /// <summary>Where so much waits, checks of health fail for no other reason, and what they ask for is done.</summary>
    public static bool IsHopeless => WorkPerProcessor() > 5;

    public static double WorkPerProcessor() =>
        double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) / Environment.ProcessorCount;
}
