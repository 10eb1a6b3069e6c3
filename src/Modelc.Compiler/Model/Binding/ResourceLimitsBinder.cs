namespace Modelc.Compiler.Model.Binding;

/// <summary>"resources": {limits: {cpus, memory, pids}, reservations: {cpus, memory}}, as in a compose file.</summary>
internal static class ResourceLimitsBinder
{
    private const double MostCpus = 1024;

    public static ResourceLimits? Bind(ObjectReader resource)
    {
        if (resource.Object("resources") is not { } reader)
            return null;
        var limits = reader.Object("limits");
        var reservations = reader.Object("reservations");
        var bound = new ResourceLimits(
            Cpus(limits), Memory(limits), limits?.OptionalNumber("pids", NumberRange.PositiveCount),
            Cpus(reservations), Memory(reservations), reader.Origin);
        limits?.Finish("resourceLimits");
        reservations?.Finish("resourceReservations");
        reader.Finish("resources");
        return bound;
    }

    private static Located<int>? Cpus(ObjectReader? reader) =>
        reader?.Find("cpus") is { } node && reader.Values.Fraction(node, new("cpus"), MostCpus) is { } cpus
            ? new((int)Math.Round(cpus.Value * 1000), cpus.Origin)
            : null;

    private static Located<long>? Memory(ObjectReader? reader) => reader is null ? null : MemorySize.Bind(reader, "memory");
}
