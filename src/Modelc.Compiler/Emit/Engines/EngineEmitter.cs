using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Compiler.Emit.Engines;

/// <summary>engines/HOST: Docker for a host that lacks it. Where only the engine's own API is there, nothing can be installed.</summary>
internal sealed class EngineEmitter : IEmitter
{
    public void Emit(EmitContext context)
    {
        foreach (var host in context.Plan.Hosts.Where(h => h is { NeedsEngine: true, Connection: not EngineApiConnection }))
        {
            var folder = $"engines/{host.Name}";
            context.Add(Artifact.OfText($"{folder}/engine.sh", context.Render("engine.sh"), ArtifactKind.UnitScript, host.Origin) with
            {
                IsExecutable = true,
                Host = host.Name,
            });
            context.Add(StepOf(host, folder));
        }
    }

    private static Step StepOf(HostPlan host, string folder) => new(
        Unit: $"{host.Name} engine",
        Host: host.Name,
        Folder: folder,
        Wave: 0,
        Phase: Phase.Host,
        Check: ["sh", "engine.sh", "check"],
        Activate: ["sh", "engine.sh"],
        Deactivate: ["sh", "engine.sh", "down"],
        Input: null,
        Secrets: [],
        Origin: host.Origin);
}
