using System.Text;
using Modelc.Apply.Hosts;
using Modelc.Artifacts.Plan;
using Modelc.Cli;
using Modelc.Lab.Tests.Raising;

namespace Modelc.Lab.Tests.After;

internal sealed record Said(int Exit, string Out, string Error);

/// <summary>A person with modelc, a folder with a model, and the lab's hosts under the names that the model gives them.</summary>
internal sealed class Operating : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("operating-");
    private readonly ShellFactory factory;

    public Operating(TestLab lab)
    {
        factory = new(new ShellOptions { App = "shop", ModelFolder = folder.FullName, SshConfiguration = lab.SshConfig });
    }

    public string Model => Path.Combine(folder.FullName, "model.json");

    private string Output => Path.Combine(folder.FullName, "out");

    public Task<Said> ApplyAsync(string model)
    {
        File.WriteAllText(Model, model);
        return DoAsync("apply", "--output", Output, "--build");
    }

    /// <summary>Applies what was built before.</summary>
    public Task<Said> AgainAsync(params string[] arguments) => DoAsync("apply", ["--output", Output, .. arguments]);

    public Task<Said> DoAsync(string verb, params string[] arguments) => DoAsync([verb], arguments);

    public Task<Said> DoAsync(string[] verb, params string[] arguments) => DoAsync("", isTerminal: false, verb, arguments);

    /// <summary>At a terminal, where a question is answered.</summary>
    public Task<Said> AnswerAsync(string typed, string verb, params string[] arguments) => DoAsync($"{typed}\n", isTerminal: true, [verb], arguments);

    private Task<Said> DoAsync(string typed, bool isTerminal, string[] verb, string[] arguments) => Task.Run(() =>
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var streams = new CliStreams(output, error, () => new MemoryStream(Encoding.UTF8.GetBytes(typed)))
        {
            OpenShell = Open,
            Operator = "anna@desk",
            OutIsTerminal = isTerminal,
        };
        var exit = CommandLine.Run([.. verb, Model, .. arguments], streams);
        return new Said(exit, output.ToString(), error.ToString());
    });

    public void Dispose() => folder.Delete(recursive: true);

    private IShell Open(HostPlan host) => factory.Make(host with { Address = host.Name, Connection = new SshConnection(null, null, null, null, null) });
}
