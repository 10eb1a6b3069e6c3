using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Compiler.Syntax;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model.Binding;

/// <summary>"port_bindings": {"host's port": "container's port"}, with "/udp" after the latter where it is meant.</summary>
internal static class PortBindingBinder
{
    private static readonly Label Field = new("port_bindings", IsItem: true);

    /// <summary>
    /// Nothing is published unless it is asked for; GeneSIS's own default of 1880 belongs to Node-RED alone.
    /// </summary>
    public static ImmutableArray<PortBinding> Bind(ObjectReader resource, ImmutableArray<int> fallback)
    {
        switch (resource.Find("port_bindings"))
        {
            case null:
                return [.. fallback.Select(port => Same(resource, port))];
            case StringSyntax { Value: "" }:
                return [];
            case ObjectSyntax bindings:
                return [.. bindings.Members.Select(member => Bind(resource, member)).OfType<PortBinding>()];
            case var other:
                resource.Values.Wrong<bool>(other, new("port_bindings"), "an object such as {\"8080\": \"80\"}");
                return [];
        }
    }

    private static PortBinding Same(ObjectReader resource, int port) =>
        new(resource.Default(port), resource.Default(port), TransportProtocol.Tcp, resource.Origin);

    private static PortBinding? Bind(ObjectReader resource, MemberSyntax member)
    {
        var host = resource.Values.Number(new StringSyntax(member.NameSpan, member.Name), Field, NumberRange.Port);
        var protocol = TransportProtocol.Tcp;
        var value = member.Value;
        if (value is StringSyntax text && text.Value.Split('/') is [var port, "tcp" or "udp"])
        {
            protocol = text.Value.EndsWith("udp", StringComparison.Ordinal) ? TransportProtocol.Udp : TransportProtocol.Tcp;
            value = new StringSyntax(value.Span, port);
        }

        var container = resource.Values.Number(value, Field, NumberRange.FixedPort);
        return host is { } h && container is { } c
            ? new(h, c, protocol, TextSpan.FromBounds(member.NameSpan.Start, member.Value.Span.End))
            : null;
    }
}
