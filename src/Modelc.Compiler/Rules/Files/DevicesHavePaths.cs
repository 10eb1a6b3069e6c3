using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Files;

internal sealed class DevicesHavePaths() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3148", Severity.Error,
        "A device is none that an engine can give",
        """
        The engine is told of a device as "host:container:rights". Both paths are absolute and hold no ":" and no
        control characters; the rights are some of the letters "r", "w" and "m".

        The engine refuses it, or gives another device than was meant.

        Write paths such as "/dev/ttyUSB0", and "rwm" for all rights.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        foreach (var device in component.Docker?.Devices ?? [])
        {
            foreach (var path in new[] { device.PathOnHost, device.PathInContainer })
            {
                if (!IsPath(path))
                    yield return Found(view, component, path.Origin, $"\"{path.Value}\" is no path of a device for "
                        + $"\"{component.Name.Value}\". Write one such as \"/dev/ttyUSB0\".");
            }

            if (!AreRights(device.Permissions))
                yield return Found(view, component, device.Permissions.Origin,
                    $"\"{device.Permissions.Value}\" are no rights to a device for \"{component.Name.Value}\". "
                    + "Write \"rwm\", or those of its letters that are needed.");
        }
    }

    private static bool IsPath(string path) =>
        path is ['/', _, ..] && !path.Contains(':', StringComparison.Ordinal) && !path.Any(char.IsControl);

    private static bool AreRights(string rights) =>
        rights.Length is > 0 and <= 3 && rights.All("rwm".Contains) && rights.Distinct().Count() == rights.Length;
}
