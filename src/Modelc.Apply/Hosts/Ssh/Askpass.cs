using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Modelc.Apply.Hosts.Processes;

namespace Modelc.Apply.Hosts.Ssh;

/// <summary>
/// Tells one ssh process the password, once, through a pipe in a private folder. ssh asks by a script, which says whose
/// child it is: another ssh on the way, to a jump host, gets nothing.
/// </summary>
internal sealed class Askpass : IAsyncDisposable
{
    private const string Script = "scripts/askpass.sh";
    private const string Farewell = "done";

    private readonly PrivateFolder folder = PrivateFolder.Make();
    private readonly TaskCompletionSource<int> asker = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FileStream question;
    private readonly Task answering;
    private string? password;

    public Askpass(string password)
    {
        this.password = password;
        var script = folder.Write("askpass", EmbeddedScript.Read(Script), isProgram: true);
        Posix.MakePipe(folder.File("question"));
        question = Open("question");
        answering = Task.Factory.StartNew(Answer, TaskCreationOptions.LongRunning);
        Variables = ImmutableDictionary<string, string?>.Empty
            .Add("SSH_ASKPASS", script)
            .Add("SSH_ASKPASS_REQUIRE", "force")
            // An ssh before 8.4 asks by a script only where it believes in a screen.
            .Add("DISPLAY", Environment.GetEnvironmentVariable("DISPLAY") ?? "none");
    }

    public ImmutableDictionary<string, string?> Variables { get; }

    public void Trust(int ssh) => asker.TrySetResult(ssh);

    public async ValueTask DisposeAsync()
    {
        asker.TrySetResult(-1);
        question.Write(Encoding.ASCII.GetBytes($"{Farewell}\n"));
        await answering;
        await question.DisposeAsync();
        folder.Dispose();
    }

    private void Answer()
    {
        using var lines = new StreamReader(question, Encoding.ASCII, leaveOpen: true);
        while (lines.ReadLine() is { } line && line != Farewell)
        {
            var numbers = line.Split(' ').Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray();
            Answer(numbers[0], parent: numbers[1]);
        }
    }

    private void Answer(int script, int parent)
    {
        var isOurs = parent == asker.Task.Result;
        using var answer = Open($"answer.{script.ToString(CultureInfo.InvariantCulture)}");
        answer.Write(Encoding.UTF8.GetBytes($"{(isOurs ? password : null)}\n"));
        if (isOurs)
            password = null;
    }

    /// <summary>For both directions, which does not wait for somebody at the other end, who may be gone.</summary>
    private FileStream Open(string pipe) =>
        new(folder.File(pipe), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
}
