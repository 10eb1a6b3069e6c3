using System.CommandLine;

namespace Modelc.Load;

/// <summary>The command line: one run, or two reports side by side. A run with a failed request exits 1.</summary>
internal static class Commands
{
    private const int SomeFailed = 1;
    private const int WrongUsage = 64;

    public static RootCommand Root() => new("Sends requests at a constant rate and keeps books.") { Run(), Compare() };

    private static Command Run()
    {
        var url = new Argument<string>("url") { Description = "an http:// address" };
        var rate = new Option<double>("--rate") { Description = "requests per second", DefaultValueFactory = _ => 100 };
        var seconds = new Option<double>("--seconds") { Description = "how long", DefaultValueFactory = _ => 10 };
        var clients = new Option<int>("--clients") { Description = "clients with connections of their own", DefaultValueFactory = _ => 4 };
        var timeout = new Option<double>("--timeout") { Description = "seconds a request may take", DefaultValueFactory = _ => 5 };
        var method = new Option<string>("--method") { Description = "GET, HEAD or POST", DefaultValueFactory = _ => "GET" };
        var fresh = new Option<bool>("--fresh") { Description = "a new connection for every request" };
        var report = new Option<FileInfo?>("--report") { Description = "write every request to this JSON file" };
        var command = new Command("run", "Send a load and print what became of it.") { url, rate, seconds, clients, timeout, method, fresh, report };
        command.SetAction((parsed, stop) => RunAsync(
            new LoadOptions(new Uri(parsed.GetRequiredValue(url), UriKind.RelativeOrAbsolute))
            {
                Rate = parsed.GetValue(rate),
                Duration = TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                Clients = parsed.GetValue(clients),
                Timeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                Method = parsed.GetRequiredValue(method),
                KeepAlive = !parsed.GetValue(fresh),
            },
            parsed.GetValue(report), stop));
        return command;
    }

    private static async Task<int> RunAsync(LoadOptions options, FileInfo? file, CancellationToken stop)
    {
        if (options.Problem() is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return WrongUsage;
        }

        var report = await LoadRun.RunAsync(options, stop);
        if (file is not null)
            await File.WriteAllTextAsync(file.FullName, report.ToJson(), CancellationToken.None);
        await Console.Out.WriteAsync(ReportText.Of(report));
        return report.Summary.Failed == 0 ? 0 : SomeFailed;
    }

    private static Command Compare()
    {
        var first = new Argument<FileInfo>("first");
        var second = new Argument<FileInfo>("second");
        var command = new Command("compare", "Lay two reports side by side.") { first, second };
        command.SetAction(parsed =>
            Console.Write(ReportText.Compare(Read(parsed.GetRequiredValue(first)), Read(parsed.GetRequiredValue(second)))));
        return command;
    }

    private static LoadReport Read(FileInfo file) => LoadReport.FromJson(File.ReadAllText(file.FullName));
}
