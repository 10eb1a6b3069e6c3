using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Cli;

/// <summary>MC50xx: a file or a folder could not be read or written. They have a path and no place in it.</summary>
internal static class FileDiagnostics
{
    private static readonly DiagnosticDescriptor Missing = new("MC5001", Severity.Error,
        "A file does not exist",
        """
        There is no file at the path that was given on the command line.

        A relative path starts at the folder in which modelc was called.

        Check the spelling, or write "-" to read the model from the standard input.
        """);

    private static readonly DiagnosticDescriptor IsFolder = new("MC5002", Severity.Error,
        "A folder stands where a file is expected",
        """
        The path leads to a folder.

        A model is one file.

        Name the file in the folder, such as shop/model.json.
        """);

    private static readonly DiagnosticDescriptor NotAllowed = new("MC5003", Severity.Error,
        "The system does not allow to read or write a file",
        """
        The user who runs modelc may not read the file, or may not write to its folder.

        Nothing was written.

        Change the permissions, or run modelc as the owner of the file.
        """);

    private static readonly DiagnosticDescriptor TooLarge = new("MC5004", Severity.Error,
        "A file is too large",
        """
        A model may have up to 2 GB; this file has more.

        It is probably not a model.

        Check that the path names the right file.
        """);

    private static readonly DiagnosticDescriptor DiskFull = new("MC5005", Severity.Error,
        "The disk is full",
        """
        The file system has no room, or the user's quota is used up.

        The folder that was written to is as it was before.

        Make room and run the same command again.
        """);

    private static readonly DiagnosticDescriptor Failed = new("MC5006", Severity.Error,
        "Reading or writing a file failed",
        """
        The system reported a problem that modelc knows no better words for than the system's own.

        The folder that was written to is as it was before.

        Mend what the message speaks of and run the same command again.
        """);

    private static readonly DiagnosticDescriptor InTheWay = new("MC5007", Severity.Error,
        "Something that modelc did not write is in the way",
        """
        The build has a file for this path, and what is there now is not in the manifest of the last build.

        modelc never writes over a file of somebody else. Nothing was written.

        Move it away, choose another folder with --output, or let --force replace such files. A folder or a link in the
        way of other files has to be moved by hand.
        """);

    private static readonly DiagnosticDescriptor Busy = new("MC5008", Severity.Error,
        "Another modelc is writing to the folder",
        """
        A second process holds the folder's lock. The system takes the lock back when that process ends, however it ends.

        Nothing was written.

        Wait for the other process, or give this one a folder of its own with --output.
        """);

    private static readonly DiagnosticDescriptor Edited = new("MC5009", Severity.Warning,
        "A file of the build was edited by hand",
        """
        The file has other bytes than the last build wrote.

        The folder belongs to the build, so the file is written again, or removed if the build no longer has it. With
        --check nothing is changed.

        Make the change in the model, or in a template of your own; keep files of your own under names of their own.
        """);

    private static readonly DiagnosticDescriptor Resumed = new("MC5010", Severity.Info,
        "An interrupted build was finished",
        """
        The last build of this folder was cut off while its files were put in place, and this run has completed it first.

        Nothing is lost and nothing is to be done.
        """);

    private static readonly DiagnosticDescriptor Exists = new("MC5011", Severity.Error,
        "A file exists already",
        """
        "modelc init" writes no file where there is one.

        Nothing was written.

        Choose another folder, or move the file away.
        """);

    public static Diagnostic ExistsAlready(string path) =>
        About(Exists, path, "The file exists already, and nothing is written over it. Choose another folder.");

    public static Diagnostic DoesNotExist(string path) =>
        About(Missing, path, "The file does not exist. Check the spelling of the path.");

    public static Diagnostic IsAFolder(string path) =>
        About(IsFolder, path, "This is a folder, not a file. Name the file in it.");

    public static Diagnostic IsTooLarge(string path) =>
        About(TooLarge, path, "The file is larger than 2 GB, which no model is. Check that this is the right file.");

    public static Diagnostic IsInTheWay(string path, string fact, bool canForce) => About(InTheWay, path,
        $"This {fact}, so nothing was written. {(canForce ? "Move it away, or replace it with --force." : "Move it away.")}");

    public static Diagnostic IsBusy(string folder) =>
        About(Busy, folder, "Another modelc is writing to this folder. Wait until it is done.");

    public static Diagnostic WasEdited(string path, bool isChecked) => About(Edited, path, isChecked
        ? "The file was edited by hand, and a build will write over it. Make the change in the model."
        : "The file was edited by hand and has been written over. Make the change in the model.");

    public static Diagnostic WasResumed(string folder) =>
        About(Resumed, folder, "The last build of this folder was cut off; it has been finished first.");

    /// <summary>In one sentence what the system had against it, and one about what to do.</summary>
    public static Diagnostic Of(Exception problem, string path) => problem switch
    {
        FileNotFoundException or DirectoryNotFoundException => DoesNotExist(path),
        UnauthorizedAccessException => About(NotAllowed, path, "The system denies access. Check who may read and write here."),
        IOException io when IsFull(io) => About(DiskFull, path, "There is no room left on the disk. Make room and run the command again."),
        _ => About(Failed, path, $"{ReasonOf(problem)}. Mend that and run the command again."),
    };

    /// <summary>The system's words, without the path that .NET puts behind them and without a full stop.</summary>
    public static string ReasonOf(Exception problem)
    {
        var at = problem.Message.IndexOf(" : '", StringComparison.Ordinal);
        return (at < 0 ? problem.Message : problem.Message[..at]).TrimEnd('.');
    }

    private static bool IsFull(IOException problem)
    {
        const int NoSpace = 28, QuotaOfLinux = 122, QuotaOfMac = 69, WindowsDiskFull = unchecked((int)0x80070070);
        return problem.HResult is NoSpace or WindowsDiskFull
            || (OperatingSystem.IsLinux() && problem.HResult == QuotaOfLinux)
            || (OperatingSystem.IsMacOS() && problem.HResult == QuotaOfMac);
    }

    private static Diagnostic About(DiagnosticDescriptor descriptor, string path, string message) =>
        descriptor.At(new SourceLocation(SourceText.From(path, ""), default), message);
}
