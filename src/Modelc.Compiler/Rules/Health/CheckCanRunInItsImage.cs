using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Health;

internal sealed class CheckCanRunInItsImage() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3070", Severity.Warning,
        "The image may lack what the health check needs",
        """
        On a swarm the health check runs inside the container, so the image has to bring its interpreter and its
        programs. Images on Alpine or BusyBox have no bash and no curl, "slim" ones no curl and no wget,
        "distroless" ones no shell at all. On Builtin a script runs outside, and the image does not matter.

        A check that cannot run fails, so every new replica is taken for ill and the update is rolled back.

        Use what the image has ("#!/bin/sh" and wget on Alpine), install what is missing, or write {"http":
        "/health"} or {"tcp": true}.
        """);

    private static readonly string[] Programs = ["curl", "wget", "nc", "python3"];

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability?.HealthCheck is not { } check || ImageOf(view, component) is not { } image)
            yield break;
        var isSwarm = view.WorkloadOf(component) == Workload.SwarmService;
        var missing = (check switch
        {
            ScriptHealthCheck script when isSwarm => NeededBy(script.Script),
            CommandHealthCheck { Words: [_, { Value: "-c" }, var text] } shell =>
                NeededBy(text).Prepend(BaseName(shell.Words[0])).Distinct(),
            CommandHealthCheck command => command.Words.Take(1).Select(word => BaseName(word)),
            HttpHealthCheck or TcpHealthCheck when isSwarm => ["sh"],
            _ => [],
        }).Where(program => ImageContents.Lacks(image, program)).ToList();
        if (missing.Count > 0)
        {
            yield return Found(view, component, check.Origin,
                $"The health check of \"{component.Name.Value}\" needs {string.Join(" and ", missing)}, which the "
                + $"image \"{image}\" lacks. {Advice(missing)}");
        }
    }

    private static string Advice(List<string> missing) => missing.Contains("sh")
        ? "Use an image with a shell, or strategy \"Builtin\", which checks from outside."
        : "Use what the image has, or write {\"http\": \"/health\"} or {\"tcp\": true}.";

    private static string? ImageOf(ModelView view, InternalComponent component) =>
        view.IsLivebuilt(component) ? null : component.Docker?.Image.Value;

    private static IEnumerable<string> NeededBy(string script) =>
        Programs.Where(program => ShellText.Mentions(script,
            program)).Prepend(ShellText.Interpreter(script) ?? "sh").Distinct();

    private static string BaseName(string path) => path[(path.LastIndexOf('/') + 1)..];
}
