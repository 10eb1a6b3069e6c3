using System.Collections.Immutable;
using System.Globalization;

namespace Modelc.Load;

/// <summary>One run, or two side by side, as lines for a person.</summary>
public static class ReportText
{
    public static string Of(LoadReport report) => Table([("", [report.Target]), .. Rows(report)]);

    public static string Compare(LoadReport before, LoadReport after)
    {
        var left = Rows(before).ToDictionary(row => row.Name, row => row.Cells[0], StringComparer.Ordinal);
        var right = Rows(after).ToDictionary(row => row.Name, row => row.Cells[0], StringComparer.Ordinal);
        var names = Rows(before).Select(row => row.Name).Union(Rows(after).Select(row => row.Name), StringComparer.Ordinal);
        return Table([
            ("", ["first", "second"]),
            .. names.Select(name => (name, ImmutableArray.Create(left.GetValueOrDefault(name, "-"), right.GetValueOrDefault(name, "-")))),
        ]);
    }

    private static IEnumerable<(string Name, ImmutableArray<string> Cells)> Rows(LoadReport report)
    {
        var sum = report.Summary;
        yield return Row("load", $"{report.Rate:0.##}/s {report.Method}, {report.Clients} clients, {(report.KeepAlive ? "kept" : "fresh")} connections");
        yield return Row("requests", Count(sum.Total));
        yield return Row("failed", Count(sum.Failed));
        foreach (var (failure, count) in sum.Failures) yield return Row($"  {failure}", Count(count));
        foreach (var (version, count) in sum.Versions) yield return Row($"version {version}", Count(count));
        foreach (var (replica, count) in sum.Replicas) yield return Row($"replica {replica}", Count(count));
        yield return Row("p50", Time(sum.P50));
        yield return Row("p90", Time(sum.P90));
        yield return Row("p99", Time(sum.P99));
        yield return Row("p99.9", Time(sum.P999));
        yield return Row("max", Time(sum.Max));
        yield return Row("longest gap", $"{Time(sum.LongestGapMs)} from {Time(sum.LongestGapAtMs)}");
        yield return Row("generator late by", Time(sum.GeneratorLagMs));
    }

    private static (string Name, ImmutableArray<string> Cells) Row(string name, string cell) => (name, [cell]);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Time(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.0} ms");

    private static string Table(IReadOnlyList<(string Name, ImmutableArray<string> Cells)> rows)
    {
        var nameWidth = rows.Max(row => row.Name.Length);
        var firstWidth = rows.Max(row => row.Cells[0].Length);
        return string.Concat(rows.Select(row =>
            $"{row.Name.PadRight(nameWidth)}  {string.Join("  ", [row.Cells[0].PadRight(firstWidth), .. row.Cells.Skip(1)])}".TrimEnd() + "\n"));
    }
}
