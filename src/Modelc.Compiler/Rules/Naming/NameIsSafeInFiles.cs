using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Naming;

internal sealed class NameIsSafeInFiles() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3007", Severity.Error,
        "A file system or a shell would choke on the name",
        """
        Names become folders in the output and words on a command line. Control characters, blanks at an end, path
        separators, a "-" or "~" in front, the characters <>:"|?* and the names that Windows keeps for devices (con,
        nul, com1, ...) make files that cannot be written, found or deleted somewhere.

        The output of a model has to be the same on every machine, and a name must not be taken for an option.

        Rename the component.
        """);

    internal const int Longest = 128;

    private const string Forbidden = "/\\<>:\"|?*";

    private static readonly string[] Devices = ["con", "prn", "aux", "nul"];

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        foreach (var component in view.Model.Components)
        {
            if (Complaint(component.Name) is { } fact)
            {
                yield return Found(view, component, component.Name.Origin,
                    $"The name \"{component.Name.Value}\" {fact}. "
                    + "Use letters, digits, \"_\", \".\" and \"-\", beginning with a letter or a digit.");
            }
        }
    }

    private static string? Complaint(string name) => name switch
    {
        "" => "is empty",
        { Length: > Longest } => $"is longer than {Longest} characters, which no folder's name may be",
        _ when name.Any(char.IsControl) => "holds a control character",
        _ when name.FirstOrDefault(Forbidden.Contains) is not (char)0 and var bad => $"holds '{bad}', which no "
            + "folder's name may hold",
        _ when name[0] is '-' or '~' => $"begins with '{name[0]}', which a shell gives a meaning",
        _ when name[^1] is '.' or ' ' || name[0] is ' ' or '.' => "begins or ends with a blank or a dot",
        _ when IsDevice(name.Split('.')[0].ToLowerInvariant()) => "is a device on Windows, where it cannot be a "
            + "folder",
        _ => null,
    };

    private static bool IsDevice(string stem) =>
        Devices.Contains(stem)
        || (stem.Length == 4 && char.IsAsciiDigit(stem[3]) && (stem.StartsWith("com", StringComparison.Ordinal)
            || stem.StartsWith("lpt", StringComparison.Ordinal)));
}
