using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class ProxyIsNewEnough() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3069", Severity.Error,
        "The proxy is older than what its configuration says",
        """
        The image of a proxy has a tag of haproxy before 2.6, or of nginx before 1.27.4.

        Its configuration has words that such a version does not know: it would refuse it, and the deployment would end there.

        Name a newer version, or leave "image" out.
        """);

    private static readonly Version OldestHaProxy = new(2, 6);
    private static readonly Version OldestNginx = new(1, 27, 4);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability?.Proxy is { Image: { } image, Kind.Value: var kind and not ProxyKind.None }
            && VersionOf(image.Value, kind) is { } version
            && version < Oldest(kind))
        {
            yield return Found(view, component, image.Origin,
                $"\"{image.Value}\", the proxy of \"{component.Name.Value}\", is too old for its configuration. "
                + $"Name {Program(kind)} {Oldest(kind)} or a newer one, or leave \"image\" out.");
        }
    }

    /// <summary>Null where nobody can tell from its name what the image holds.</summary>
    private static Version? VersionOf(string text, ProxyKind kind) =>
        ImageReference.TryParse(text) is { } image && image.ShortName == Program(kind) ? VersionIn(image.Tag) : null;

    /// <summary>A tag that names fewer numbers moves on to the newest of them: "1.27" is 1.27.5 by now.</summary>
    private static Version? VersionIn(string tag)
    {
        var numbers = tag.Split('-')[0].Split('.');
        return numbers.Length is 2 or 3 && numbers.All(number => int.TryParse(number, out _))
            ? new Version(int.Parse(numbers[0]), int.Parse(numbers[1]), numbers.Length == 3 ? int.Parse(numbers[2]) : int.MaxValue)
            : null;
    }

    private static string Program(ProxyKind kind) => kind == ProxyKind.Nginx ? "nginx" : "haproxy";

    private static Version Oldest(ProxyKind kind) => kind == ProxyKind.Nginx ? OldestNginx : OldestHaProxy;
}
