using System.Text;
using Modelc.Apply.Hosts;
using Modelc.Artifacts.Plan;

namespace Modelc.Cli;

/// <summary>All that a command knows of the process it runs in, so that tests can be that process.</summary>
internal sealed record CliStreams(TextWriter Out, TextWriter Error, Func<Stream> OpenInput)
{
    public bool OutIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public Func<string, string?> Environment { get; init; } = _ => null;

    /// <summary>The way to a host; null for the real ones.</summary>
    public Func<HostPlan, IShell>? OpenShell { get; init; }

    /// <summary>Who deploys, as others are told.</summary>
    public string Operator { get; init; } = "somebody";

    public static CliStreams OfProcess() => new(
        Writer(Console.OpenStandardOutput()), Writer(Console.OpenStandardError()), Console.OpenStandardInput)
    {
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Environment = System.Environment.GetEnvironmentVariable,
        Operator = $"{System.Environment.UserName}@{System.Environment.MachineName}",
    };

    // The console's own writer asks the terminal many things first; this one knows what it wants to write.
    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(false), 4096) { NewLine = "\n" };
}
