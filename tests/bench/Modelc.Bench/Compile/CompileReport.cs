using System.Globalization;
using System.Text;
using Modelc.Bench.Charts;
using Modelc.Bench.Measuring;

namespace Modelc.Bench.Compile;

/// <summary>What was measured, as a page with charts.</summary>
internal sealed record CompileReport(
    int Rounds,
    IReadOnlyList<string> Missing,
    IReadOnlyList<Row> Examples,
    IReadOnlyList<Row> Alone,
    IReadOnlyList<Row> Proxied,
    Profile? Profile)
{
    public void Write()
    {
        Results.Write("compile-stack.svg", TimeChart("Time: a model's stack and nothing else", Alone));
        Results.Write("compile-all.svg", TimeChart("Time: a proxy and its files for each component", Proxied));
        Results.Write("compile-memory.svg", GrowthChart.Draw("The most memory held", "components", "MB", Lines(Proxied, cost => cost.PeakBytes / 1e6)).ToString());
        Results.Write("compile.md", Text());
    }

    private string Text() => $"""
        # What a build costs, beside its rivals

        Made by `dotnet run -c Release --project tests/bench/Modelc.Bench -- compile {Rounds}`, on {Results.Machine()}.

        Each figure is a whole process from a cold start, the median of {Rounds}; the rivals take turns, so that a busy machine
        slows them all. Who takes more than {Race.OnceIsEnough.TotalSeconds} s is measured once, and is not asked for the next size: "-". In brackets: how many
        times as much as modelc. Nothing is extrapolated.
        {string.Concat(Missing.Select(sentence => $"\n**{sentence}**\n"))}
        - modelc reads the model, checks and plans it, and writes every file; it is the published program.
        - `docker stack config` and `docker-compose config` (1.29) read the stack that modelc built, and print it again.
        - Ansible's template module makes files that are compared, byte by byte, with modelc's. It is spared all thinking: its
          values are the very lines in which the files of the components differ. "The stack" is one task with one loop in one
          template; "all files" has a task's turn for each file, since that is how the module works.

        ## A cold start

        {Table(Examples, "model", row => row.Subject.Name, Clock)}

        ## The stack alone

        Components without a proxy: as near as can be to what the others read.

        ![Time by number of components](compile-stack.svg)

        {Table(Alone, "components", Size, Clock)}

        Processors' time, with that of processes which were started:

        {Table(Alone, "components", Size, cost => cost.Processor.TotalSeconds, "s")}

        The most memory that the process held (of Ansible: its first process, without the others that it starts):

        {Table(Alone, "components", Size, cost => cost.PeakBytes / 1e6, "MB")}

        ## With a proxy for each component

        Five files with 60 KB of scripts and settings for each, of which `docker stack config` reads none.

        ![Time by number of components](compile-all.svg)

        {Table(Proxied, "components", Size, Clock)}

        Processors' time:

        {Table(Proxied, "components", Size, cost => cost.Processor.TotalSeconds, "s")}

        Memory:

        ![Memory by number of components](compile-memory.svg)

        {Table(Proxied, "components", Size, cost => cost.PeakBytes / 1e6, "MB")}

        ## What was promised

        {Verdicts()}

        ## Where the time goes

        {ProfileText()}

        """;

    private static double Clock(Cost cost) => cost.Clock.TotalSeconds;

    private static string Size(Row row) => Number(row.Subject.Size);

    private static string TimeChart(string title, IReadOnlyList<Row> rows) =>
        GrowthChart.Draw(title, "components", "seconds", Lines(rows, Clock)).ToString();

    private static List<Line> Lines(IEnumerable<Row> rows, Func<Cost, double> value)
    {
        var all = rows.ToList();
        return [.. Names(all).Select(name => new Line(name, [.. all.Where(row => row.Of(name) is not null).Select(row => ((double)row.Subject.Size, value(row.Of(name)!.Value)))]))];
    }

    private static IReadOnlyList<string> Names(IEnumerable<Row> rows) =>
        [.. rows.SelectMany(row => row.Results).Select(result => result.Name).Distinct(StringComparer.Ordinal)];

    private static string Table(IReadOnlyList<Row> rows, string first, Func<Row, string> name, Func<Cost, double> value, string unit = "s")
    {
        var names = Names(rows);
        var text = new StringBuilder($"| {first} | {string.Join(" | ", names)} |\n|---|{string.Concat(names.Select(_ => "---|"))}\n");
        foreach (var row in rows)
            text.Append($"| {name(row)} | {string.Join(" | ", names.Select(one => Cell(row, one, value, unit)))} |\n");
        return text.ToString().TrimEnd();
    }

    private static string Cell(Row row, string name, Func<Cost, double> value, string unit)
    {
        if (row.Of(name) is not { } cost)
            return "-";
        var text = $"{Number(value(cost))} {unit}";
        return name == Contest.Modelc || value(row.Build) <= 0 ? text : $"{text} ({(value(cost) / value(row.Build)).ToString("0.0", CultureInfo.InvariantCulture)})";
    }

    private string Verdicts() => string.Join('\n', Examples.Concat(Proxied).Where(row => row.Subject.Limit is not null)
        .Select(row => $"- {row.Subject.Name}: {row.Subject.Limit!.Verdict(row.Build, row.Of(Rival.DockerStack.Name))}"));

    private string ProfileText() => Profile is null
        ? "Not measured here: it needs `perf` and a program of machine code."
        : $"Of a build of {Number(Profile.Size)} components with proxies, by samples of all its threads:\n\n| part | share |\n|---|---|\n"
            + string.Join('\n', Profile.Parts.Select(part => $"| {part.Part} | {part.Share.ToString("P0", CultureInfo.InvariantCulture)} |"));

    private static string Number(double value) => value.ToString(value < 10 && value % 1 != 0 ? "0.00" : "#,0", CultureInfo.InvariantCulture);
}
