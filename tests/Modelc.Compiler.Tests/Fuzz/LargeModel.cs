using Modelc.Compiler.Text;

namespace Modelc.Compiler.Tests.Fuzz;

/// <summary>A model of any size: a hundred components to a host, of each kind in turn, each needing the one before it.</summary>
internal static class LargeModel
{
    private const int OnOneHost = 100;

    public static SourceText Of(int count) => SourceText.From("model.json", $$"""
        {"name": "large",
         "components": [{{Join(Hosts(count), Host)}}, {{Join(count, Component)}}],
         "links": [{{Join(count - 1, Link)}}],
         "containments": [{{Join(count, i => Containment(i, count))}}]}
        """);

    private static int Hosts(int count) => (count + OnOneHost - 1) / OnOneHost;

    private static string Join(int count, Func<int, string> write) => string.Join(",\n", Enumerable.Range(0, count).Select(write));

    private static string Host(int i) => $$"""
        {"_type": "/infra/docker_host", "name": "h{{i}}", "version": "1", "ip": "10.{{i / 65536}}.{{i / 256 % 256}}.{{i % 256}}",
         "credentials": {"username": "deploy", "sshkey": "key"}, "provided_execution_port": [{"name": "run"}]}
        """;

    private static string Component(int i) => $$"""
        {"_type": "/internal", "name": "c{{i}}", "version": "1.0.0", "required_execution_port": {"name": "on"},
         "provided_communication_port": [{"name": "p", "port_number": "{{Port(i)}}"}],
         "required_communication_port": [{"name": "r", "port_number": "{{Port(Math.Max(0, i - 1))}}", "isMandatory": {{(i % 10 > 0 ? "true" : "false")}} }],
         {{Availability(i)}}
         "docker_resource": {"image": "registry.example.org/c:1.0.0", "port_bindings": {"{{Port(i)}}": "80"},
          "environment": ["A=1", "B=two words"]} }
        """;

    private static string Availability(int i) => (i % 3) switch
    {
        0 => "",
        1 => Policy("Builtin", i),
        _ => Policy("Docker Swarm", i),
    };

    private static string Policy(string strategy, int i) => $$"""
        "availability": {"strategy": "{{strategy}}", "replicaCount": 2, "exposedPort": {{Port(i)}}, "healthCheck": {"http": "/health"} },
        """;

    private static int Port(int i) => 10_000 + i % OnOneHost;

    private static string Link(int i) => $$"""{"name": "l{{i}}", "src": "/c{{i}}/p", "target": "/c{{i + 1}}/r"}""";

    private static string Containment(int i, int count) =>
        $$"""{"name": "on{{i}}", "src": "/h{{i / OnOneHost % Hosts(count)}}/run", "target": "/c{{i}}/on"}""";
}
