using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Plan;

/// <summary>MC40xx: what only comes to light when the decisions are taken.</summary>
internal static class PlanDiagnostics
{
    private static readonly DiagnosticDescriptor Missing = new("MC4001", Severity.Error,
        "A file that the model names is not there",
        """
        The model names a file, of an upload or of "configs", that is not in its place.

        The file's bytes are part of what is built and reviewed, so nothing can be built without them. Paths count from
        the folder that the model lies in.

        Put the file there, or mend the path.
        """);

    private static readonly DiagnosticDescriptor TooLarge = new("MC4002", Severity.Error,
        "A file that the model names is too large",
        """
        A file of "configs" may have 1000 KiB, because a swarm takes no larger one; an uploaded file may have 100 MiB.

        Make it smaller, or let a command of the recipe download it.
        """);

    private static readonly DiagnosticDescriptor Unreadable = new("MC4003", Severity.Error,
        "A file that the model names cannot be read",
        """
        The file is there, but the system refuses to hand it over.

        Look at its permissions, and whether it is a folder.
        """);

    private static readonly DiagnosticDescriptor OpenQuote = new("MC4010", Severity.Error,
        "A command has a quote that is never closed",
        """
        A command that starts with '-' is handed to the image's own entry point as words, split as a shell would split them.

        A quote without its partner leaves no way to tell where the last word ends.

        Close the quote, or put a backslash before it.
        """);

    private static readonly DiagnosticDescriptor NoName = new("MC4020", Severity.Warning,
        "A link gives no name to reach the other end by",
        """
        A component finds those that it is linked to by their names. Here no name can be given: the other end publishes
        nothing outside its host, or its address is one that means another machine when seen from inside the container.

        Give the host its real IP address, publish a port, or put both ends on one host or one swarm.
        """);

    private static readonly DiagnosticDescriptor SoakBeyondStart = new("MC4030", Severity.Error,
        "A replica would be stopped before its soak is over",
        """
        On a swarm the soak is part of the health check: it does not pass before "soak" is over. Once "startPeriod" is over,
        failures count. With the soak longer than the start period no replica would ever become healthy.

        Make "startPeriod" longer than "soak" and the time that the component needs to start.
        """);

    public static Diagnostic NotRead(SourceFile file, string path, long largest, SourceLocation at) => file switch
    {
        SourceFile.TooLarge => TooLarge.At(at, $"The file \"{path}\" has more than {largest / 1024} KiB. Make it smaller, or let a command download it."),
        SourceFile.Unreadable(var reason) => Unreadable.At(at, $"The file \"{path}\" cannot be read: {reason} Look at its permissions."),
        _ => Missing.At(at, $"There is no file \"{path}\" in the model's folder. Put it there, or mend the path."),
    };

    public static Diagnostic QuoteNeverClosed(string command, SourceLocation at) =>
        OpenQuote.At(at, $"The command \"{command}\" has a quote that is never closed. Close it, or put a backslash before it.");

    public static Diagnostic NameNotGiven(string consumer, string provider, string reason, SourceLocation at) =>
        NoName.At(at, $"\"{consumer}\" will not find \"{provider}\" by name: {reason}");

    public static Diagnostic NeverHealthy(Duration startPeriod, Duration soak, SourceLocation at) =>
        SoakBeyondStart.At(at, $"The soak of {soak} is not over when the start period of {startPeriod} is, so no replica ever becomes healthy. Make \"startPeriod\" longer.");
}
