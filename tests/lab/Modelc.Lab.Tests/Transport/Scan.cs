using System.Text;

namespace Modelc.Lab.Tests.Transport;

/// <summary>
/// Looks for a secret where others could see it while a login is under way: arguments and variables of every process on the
/// machine, and the files of modelc's own folders.
/// </summary>
internal sealed class Scan(string secret)
{
    private readonly byte[] wanted = Encoding.UTF8.GetBytes(secret);
    private readonly HashSet<string> found = new(StringComparer.Ordinal);
    private volatile bool isOver;
    private Task? looking;

    /// <summary>The ssh that logs in by password was among what was looked at.</summary>
    public bool HasSeenSsh { get; private set; }

    public void Begin() => looking = Task.Factory.StartNew(Look, TaskCreationOptions.LongRunning);

    public async Task<IReadOnlyCollection<string>> EndAsync()
    {
        isOver = true;
        await looking!;
        return found;
    }

    private void Look()
    {
        while (!isOver)
        {
            foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
            {
                LookAt($"{process}/cmdline");
                LookAt($"{process}/environ");
            }

            foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), "modelc-*"))
                LookInto(folder);
        }
    }

    private void LookInto(string folder)
    {
        try
        {
            // A pipe has no length, and reading it would take what is in it.
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(file => file.Length > 0))
                LookAt(file.FullName);
        }
        catch (IOException)
        {
        }
    }

    private void LookAt(string file)
    {
        try
        {
            var content = File.ReadAllBytes(file).AsSpan();
            HasSeenSsh |= content.IndexOf("SSH_ASKPASS_REQUIRE=force"u8) >= 0;
            if (content.IndexOf(wanted) >= 0)
                found.Add(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
        }
    }
}
