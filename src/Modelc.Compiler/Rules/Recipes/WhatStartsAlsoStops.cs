using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Recipes;

internal sealed class WhatStartsAlsoStops() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3156", Severity.Info,
        "What a recipe starts on a host is never stopped",
        """
        The component has a "startCommand" that runs on the host itself, and no "stopCommand".

        When the component is removed from the model, its program keeps running, and its port stays taken.

        Write the command that stops it.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (view.WorkloadOf(component).HasFlag(Workload.HostCommands)
            && component.Ssh is { Start: { Value.Length: > 0 } start, Stop.Value.Length: 0 })
        {
            yield return Found(view, component, start.Origin,
                $"Component \"{component.Name.Value}\" is started on its host, and nothing says how to stop it. "
                + "Write a \"stopCommand\".");
        }
    }
}
