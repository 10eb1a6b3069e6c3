using Modelc.Bench.Measuring;

namespace Modelc.Bench.Compile;

/// <summary>A subject, and what everybody who was asked took for it; modelc is the first.</summary>
internal sealed record Row(Subject Subject, IReadOnlyList<Result> Results)
{
    public Cost Build => Results[0].Cost;

    public Cost? Of(string name) => Results.FirstOrDefault(result => result.Name == name)?.Cost;
}

/// <summary>modelc and its rivals on growing models.</summary>
internal sealed class Contest(Workplace workplace, int rounds)
{
    public const string Modelc = "modelc";

    /// <summary>As sentences: whom the report lacks, and how to get them.</summary>
    public static IReadOnlyList<string> Missing() =>
        [.. Rival.All.Where(rival => !rival.IsHere).Select(rival => $"{rival.Name}: not installed here; \"apt-get install {rival.Package}\" brings it.")];

    public IReadOnlyList<Row> Measure(IEnumerable<Subject> subjects, IReadOnlyList<Rival> rivals)
    {
        var rows = new List<Row>();
        var asked = rivals.Where(rival => rival.IsHere).ToList();
        foreach (var subject in subjects)
        {
            var row = Measure(subject, asked);
            rows.Add(row);
            asked.RemoveAll(rival => row.Of(rival.Name)?.Clock > Race.OnceIsEnough);
            Console.WriteLine($"{subject.Name}: {string.Join(", ", row.Results.Select(result => $"{result.Name} {result.Cost.Clock.TotalSeconds:0.00} s"))}");
        }

        return rows;
    }

    private Row Measure(Subject subject, IEnumerable<Rival> rivals)
    {
        WholeProcess.Run([workplace.Modelc, "build", subject.Model, "--output", subject.Output]);
        var others = subject.Stack is null ? [] : rivals.Select(rival => new Runner(rival.Name, rival.Prepare(workplace, subject)));
        var row = new Row(subject, Race.Run([new(Modelc, () => Build(subject)), .. others], rounds));
        Directory.Delete(subject.Output, recursive: true);
        return row;
    }

    private Cost Build(Subject subject)
    {
        var output = workplace.Path("out");
        var cost = WholeProcess.Run([workplace.Modelc, "build", subject.Model, "--output", output]);
        Directory.Delete(output, recursive: true);
        return cost;
    }
}
