using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Templates;

namespace Modelc.Compiler.Emit;

/// <summary>A health check as a script that gets host:port and runs where the component's image is.</summary>
internal static class Probes
{
    public static string Script(EmitContext context, HealthPlan health) => health.Probe switch
    {
        ScriptProbe script => Runnable(script.Script),
        HttpProbe http => context.Render("probe-http.sh", new HttpProbeView(ShWord.Of(http.Path), Seconds(health))),
        TcpProbe => context.Render("probe-tcp.sh", new TcpProbeView(Seconds(health))),
        _ => throw new InvalidOperationException("A command is a health check by itself, without a script."),
    };

    /// <summary>GeneSIS runs the text with bash; a kernel needs to be told.</summary>
    private static string Runnable(string script) =>
        ShScript.Of(script.StartsWith("#!", StringComparison.Ordinal) ? script : $"#!/bin/bash\n{script}").Text;

    private static int Seconds(HealthPlan health) => (int)Math.Max(1, (health.Timeout.Milliseconds + 999) / 1000);
}

internal sealed record HttpProbeView(ShWord Path, int TimeoutSeconds) : View;

internal sealed record TcpProbeView(int TimeoutSeconds) : View;
