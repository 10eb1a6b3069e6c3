using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Instances;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Emit.Watchdogs;

/// <summary>What unit.env says of the watchdog, which carries a copy of the whole folder and changes with any file of it.</summary>
internal static class WatchSettings
{
    /// <summary>The text of unit.env. The watchdog's revision covers that text as well, as it is before the revision.</summary>
    public static string Complete(
        EmitContext context, UnitView view, WatchdogPlan watchdog, string network, IEnumerable<Artifact> files)
    {
        var watch = Of(context, watchdog, network);
        var draft = context.Render("unit.env", view with { Watch = watch });
        return context.Render("unit.env", view with { Watch = watch with { Revision = ShWord.Of(Hash(context, draft, files)) } });
    }

    /// <summary>Seconds with a fraction, as "timeout" and "sleep" of the watchdog's own image take them.</summary>
    public static ShWord Decimal(Duration duration) =>
        ShWord.Of((duration.Milliseconds / 1000m).ToString(CultureInfo.InvariantCulture));

    private static WatchView Of(EmitContext context, WatchdogPlan watchdog, string network) => new(
        ShWord.Of(context.ImageReference(watchdog.Image)),
        ShWord.Of(network),
        ShWord.Of(""),
        ShWord.Of(watchdog.MindsReplicas ? "yes" : "no"),
        watchdog.Interval.Milliseconds,
        Decimal(watchdog.Timeout),
        watchdog.Failures,
        watchdog.Successes);

    private static string Hash(EmitContext context, string settings, IEnumerable<Artifact> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(settings));
        foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"\0{file.Path}\0{context.Hashes.Of(file)}"));

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
