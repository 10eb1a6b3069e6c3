using System.Buffers;
using Modelc.Artifacts.Json;

namespace Modelc.Artifacts.Plan;

/// <summary>plan.json. The bytes of files that enter containers are not in it, only their hashes.</summary>
public static class PlanJson
{
    public const string Path = "plan.json";

    public static byte[] Write(DeploymentPlan plan) => JsonFile.Write(plan, ArtifactsJsonContext.Default.DeploymentPlan);

    /// <summary>The same, as it is kept until it is on the disk.</summary>
    public static ReadOnlySequence<byte> WritePieces(DeploymentPlan plan) => JsonFile.WritePieces(plan, ArtifactsJsonContext.Default.DeploymentPlan);

    /// <summary>One unit alone, for whoever asks whether it changed.</summary>
    public static byte[] Write(UnitPlan unit) => JsonFile.Write(unit, ArtifactsJsonContext.Default.UnitPlan);

    public static byte[] Write(ContainerPlan container) =>
        JsonFile.Write(container, ArtifactsJsonContext.Default.ContainerPlan);

    public static DeploymentPlan Read(ReadOnlySpan<byte> utf8) =>
        JsonFile.Read(utf8, ArtifactsJsonContext.Default.DeploymentPlan);
}
