using System.Collections.Immutable;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Compiler.Model.Binding;

/// <summary>The ports of one component. Broken ones were reported, and nothing more is said about references to them.</summary>
internal sealed record ComponentPorts(
    ImmutableArray<ExecutionPort> Hosting,
    ExecutionPort? Hosted,
    ImmutableArray<ProvidedPort> Provided,
    ImmutableArray<RequiredPort> Required,
    bool AreBroken)
{
    public static ComponentPorts HostingOnly(ObjectReader reader)
    {
        var errors = reader.Context.ErrorCount;
        var hosting = PortBinder.ProvidedExecution(reader);
        return new(hosting, null, [], [], reader.Context.ErrorCount > errors);
    }

    public static ComponentPorts OfExternal(ComponentDraft draft, LinkDemands demands)
    {
        var errors = draft.Reader.Context.ErrorCount;
        var hosting = PortBinder.ProvidedExecution(draft.Reader);
        var (provided, required) = Communication(draft, demands, InternalKind.Plain);
        return new(hosting, null, provided, required, draft.Reader.Context.ErrorCount > errors);
    }

    public static ComponentPorts OfInternal(ComponentDraft draft, LinkDemands demands, InternalKind kind)
    {
        var reader = draft.Reader;
        var errors = reader.Context.ErrorCount;
        var hosting = PortBinder.ProvidedExecution(reader);
        var hosted = PortBinder.RequiredExecution(reader);
        if (hosted is null && reader.Find("id_host") is not null)
            hosted = PortBinder.ImpliedExecution("host", reader);
        var (provided, required) = Communication(draft, demands, kind);
        return new(hosting, hosted, provided, required, reader.Context.ErrorCount > errors);
    }

    private static (ImmutableArray<ProvidedPort> Provided, ImmutableArray<RequiredPort> Required) Communication(
        ComponentDraft draft, LinkDemands demands, InternalKind kind)
    {
        var reader = draft.Reader;
        var provided = reader.Find("provided_communication_port") is null
            ? TypedDefaults.ProvidedPorts(kind, reader)
            : PortBinder.Provided(reader);
        if (OldPort(reader, draft.Name) is { } old && provided.All(port => port.Number.Value != old.Number.Value))
            provided = provided.Any(port => port.Number.IsGiven) ? provided.Add(old) : [old];
        if (provided.IsEmpty && demands.IsBareSource(draft.Name))
            provided = [PortBinder.ImpliedProvided("main", 80, reader)];
        var required = reader.Find("required_communication_port") is null
            ? TypedDefaults.RequiredPorts(kind, reader)
            : PortBinder.Required(reader, demands, draft.Name);
        if (required.IsEmpty && demands.IsBareTarget(draft.Name))
            required = [PortBinder.ImpliedRequired("needs", 80, demands.MandatoryAt(draft.Name, null) is not null, reader)];
        return (provided, required);
    }

    /// <summary>Old models give an application one port: {"port": "1880"}.</summary>
    private static ProvidedPort? OldPort(ObjectReader reader, string component)
    {
        if (reader.OptionalNumber("port", NumberRange.Port) is not { } number)
            return null;
        reader.Report(LegacyDiagnostics.ComponentPort(reader.Context.At(number.Origin), component, number.Value));
        return new ProvidedPort(reader.Default("main"), [], number, number.Origin);
    }
}
