using System.Collections.Immutable;

namespace Modelc.Compiler.Model.Binding;

/// <summary>The four kinds of ports. A port without a name exists, but nothing can refer to it.</summary>
internal static class PortBinder
{
    private const int DefaultNumber = 80;

    public static ImmutableArray<ExecutionPort> ProvidedExecution(ObjectReader component) =>
        component.Find("provided_execution_port") is null
            ? [ImpliedExecution("", component)]
            : [.. component.Objects("provided_execution_port").Select(Execution)];

    public static ExecutionPort? RequiredExecution(ObjectReader component) =>
        component.Object("required_execution_port") is { } port ? RequiredExecutionPort(port) : null;

    public static ExecutionPort ImpliedExecution(string name, ObjectReader component) =>
        new(component.Default(name), [], component.Default(false), component.Origin);

    public static ImmutableArray<ProvidedPort> Provided(ObjectReader component) =>
        [.. component.Objects("provided_communication_port").Select(ProvidedPort)];

    public static ImmutableArray<RequiredPort> Required(ObjectReader component, LinkDemands demands, string componentName) =>
    [
        .. component.Objects("required_communication_port")
            .Select(port => RequiredPort(port, demands, componentName)),
    ];

    public static ProvidedPort ImpliedProvided(string name, int number, ObjectReader component) =>
        new(component.Default(name), [], component.Default(number), component.Origin);

    public static RequiredPort ImpliedRequired(string name, int number, bool mandatory, ObjectReader component) =>
        new(component.Default(name), [], component.Default(number), component.Default(mandatory), component.Origin);

    private static ExecutionPort Execution(ObjectReader reader)
    {
        var port = new ExecutionPort(
            reader.Text("name", ""), CapabilityBinder.Bind(reader), reader.Default(false), reader.Origin);
        reader.Finish("providedExecutionPort");
        return port;
    }

    private static ExecutionPort RequiredExecutionPort(ObjectReader reader)
    {
        var port = new ExecutionPort(
            reader.Text("name", ""), CapabilityBinder.Bind(reader), reader.Flag("needDeployer", false), reader.Origin);
        reader.Finish("requiredExecutionPort");
        return port;
    }

    private static ProvidedPort ProvidedPort(ObjectReader reader)
    {
        // GeneSIS's own broker template writes "isMandatory" on the port it provides, where it means nothing.
        reader.Ignore("isMandatory");
        var port = new ProvidedPort(
            reader.Text("name", ""), CapabilityBinder.Bind(reader), Number(reader), reader.Origin);
        reader.Finish("providedCommunicationPort");
        return port;
    }

    private static RequiredPort RequiredPort(ObjectReader reader, LinkDemands demands, string component)
    {
        var name = reader.Text("name", "");
        var mandatory = reader.Flag("isMandatory", false);
        if (!mandatory.Value && demands.MandatoryAt(component, name) is { } said)
            mandatory = new(true, said);
        var port = new RequiredPort(name, CapabilityBinder.Bind(reader), Number(reader), mandatory, reader.Origin);
        reader.Finish("requiredCommunicationPort");
        return port;
    }

    private static Located<int> Number(ObjectReader reader) =>
        reader.Number("port_number", DefaultNumber, NumberRange.Port);
}
