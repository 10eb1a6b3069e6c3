using System.Collections.Immutable;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

/// <summary>"deployment_strategy": what "availability" was called in 2020.</summary>
internal static class DeploymentStrategyBinder
{
    /// <summary>The policy that it stands for; null for "Normal".</summary>
    public static AvailabilityPolicy? Bind(ObjectReader component, ImmutableArray<ProvidedPort> ports)
    {
        if (component.OptionalText("deployment_strategy") is not { Value.Length: > 0 } strategy)
            return null;
        var isNormal = strategy.Value == "Normal";
        var port = ports.IsEmpty ? 80 : ports[0].Number.Value;
        component.Report(LegacyDiagnostics.DeploymentStrategy(
            component.Context.At(strategy.Origin),
            component.Syntax.Find("name")?.Value is StringSyntax name ? name.Value : "",
            strategy,
            isNormal
                ? "Remove it: a component without \"availability\" is deployed like that."
                : "Write \"availability\": {\"strategy\": \"Builtin\", \"replicaCount\": 1, \"zeroDownTime\": true, "
                    + $"\"exposedPort\": {port}}}."));
        return isNormal ? null : Policy(component, strategy, port);
    }

    private static AvailabilityPolicy Policy(ObjectReader component, Located<string> strategy, int port)
    {
        var empty = new ObjectReader(component.Context, component.Owner, new ObjectSyntax(strategy.Origin, []));
        return AvailabilityBinder.BindGiven(empty) with { ExposedPort = empty.Default(port) };
    }
}
