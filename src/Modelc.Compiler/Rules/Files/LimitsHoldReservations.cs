using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Files;

internal sealed class LimitsHoldReservations() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3146", Severity.Error,
        "A limit is lower than what is reserved, or than anything can run in",
        """
        A reservation is what a component gets at least, a limit what it gets at most. Docker wants 6 MiB of memory
        at least, and a limit of CPUs that is more than nothing.

        The engine refuses it.

        Raise the limit, or lower the reservation.
        """);

    private const long LeastMemory = 6 * 1024 * 1024;

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Docker?.Resources is not { } resources)
            yield break;
        if (resources is { MemoryLimit: { } memory, MemoryReservation: { } reserved }
            && reserved.Value > memory.Value)
            yield return Found(view, component, memory.Origin, $"The memory limit of \"{component.Name.Value}\" is "
                + "lower than what is reserved for it. Raise the limit, or lower the reservation.");
        if (resources is { CpuLimit: { } cpus, CpuReservation: { } reservedCpus } && reservedCpus.Value > cpus.Value)
            yield return Found(view, component, cpus.Origin, $"The CPU limit of \"{component.Name.Value}\" is lower "
                + "than what is reserved for it. Raise the limit, or lower the reservation.");
        if (resources.MemoryLimit is { Value: < LeastMemory } tiny)
            yield return Found(view, component, tiny.Origin, $"The memory limit of \"{component.Name.Value}\" is "
                + "lower than the 6 MiB that Docker wants. Raise it; a number without a unit counts bytes.");
        if (resources.CpuLimit is { Value: <= 0 } none)
            yield return Found(view, component, none.Origin, $"The CPU limit of \"{component.Name.Value}\" leaves it "
                + "nothing to run on. Raise it.");
    }
}
