using System.Text;
using System.Text.Json;
using Modelc.Apply.Hosts;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Observe;

/// <summary>A release that was applied before, as a host keeps it.</summary>
public sealed record PastRelease(string Id, Manifest Manifest, ReadOnlyMemory<byte> PlanText)
{
    private readonly Lazy<DeploymentPlan?> plan = new(() => Parsed(PlanText));

    /// <summary>Null where another modelc wrote it in words that this one does not know.</summary>
    public DeploymentPlan? Plan => plan.Value;

    /// <summary>Null if the host does not have it, or not as it was.</summary>
    public static async Task<PastRelease?> ReadAsync(IShell shell, string app, string id, CancellationToken stop)
    {
        var manifest = await ReadAsync(shell, app, id, ManifestJson.Path, stop);
        var plan = await ReadAsync(shell, app, id, PlanJson.Path, stop);
        try
        {
            return manifest is null || plan is null ? null : new(id, ManifestJson.Read(manifest), plan);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<byte[]?> ReadAsync(IShell shell, string app, string id, string file, CancellationToken stop)
    {
        var answer = await shell.RunAsync(HostScript.Command("read", app, id, file), stop);
        return answer.IsGood ? Encoding.UTF8.GetBytes(answer.Output) : null;
    }

    private static DeploymentPlan? Parsed(ReadOnlyMemory<byte> text)
    {
        try
        {
            return PlanJson.Read(text.Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
