using System.Globalization;

namespace Modelc.Bench.Availability;

/// <summary>How busy the machine's processors were, as the kernel counts it.</summary>
internal readonly record struct Processors(double Busy, double Total)
{
    private const int IdleColumn = 3;
    private const int WaitColumn = 4;

    public static Processors Now()
    {
        var columns = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8)
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var total = columns.Sum();
        return new Processors(total - columns[IdleColumn] - columns[WaitColumn], total);
    }

    public double ShareSince(Processors before) => Total > before.Total ? (Busy - before.Busy) / (Total - before.Total) : 0;
}
