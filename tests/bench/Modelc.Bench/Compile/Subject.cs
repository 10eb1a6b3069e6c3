using System.Text;
using Modelc.Testing;

namespace Modelc.Bench.Compile;

/// <summary>A model that is built, and what came out of it once, for those who only read.</summary>
internal sealed record Subject(string Name, int Size, string Model, string Output)
{
    /// <summary>What was promised of it, if anything.</summary>
    public Limit? Limit { get; init; }

    /// <summary>The stack that comes out of it, if one does.</summary>
    public string? Stack =>
        Directory.Exists(Path.Combine(Output, "swarm")) ? Directory.GetFiles(Path.Combine(Output, "swarm"), "stack.yml", SearchOption.AllDirectories).Single() : null;

    public static Subject OfExample(Workplace workplace, string name) =>
        new(name, 1, Path.Combine(RepositoryRoot.Find(), "examples", name, "model.json"), workplace.Path($"{name}-out"));

    /// <summary>Services of the ordinary kind: an image, a health check, some environment, a port of their own.</summary>
    public static Subject OfServices(Workplace workplace, int size, bool withProxies)
    {
        var name = $"{size}{(withProxies ? "" : "-alone")}";
        var model = workplace.Path($"{name}.json");
        File.WriteAllText(model, Text(size, withProxies ? "" : "\"proxy\":\"none\",\"zeroDownTime\":false,"));
        return new(name, size, model, workplace.Path($"{name}-out"));
    }

    private static string Text(int size, string proxy)
    {
        var components = new StringBuilder();
        var containments = new StringBuilder();
        for (var i = 0; i < size; i++)
        {
            components.Append(Service(i, proxy));
            containments.Append($$"""{"name":"c{{i}}","src":"/box/docker","target":"/service-{{i}}/host"},""");
        }

        return $$"""
            {"name":"bench","components":[
            {{components}}
            {"_type":"/infra/docker_host","name":"box","version":"1","provided_execution_port":[{"name":"docker"}],
             "ip":"192.0.2.1","credentials":{"username":"deploy","sshkey":"~/.ssh/id_ed25519"} }],
            "links":[],"containments":[{{containments.ToString().TrimEnd(',')}}]}
            """;
    }

    private static string Service(int i, string proxy) => $$$"""
        {"_type":"/internal","name":"service-{{{i}}}","version":"1","required_execution_port":{"name":"host"},
         "provided_communication_port":[{"name":"http","port_number":"8080"}],
         "availability":{{{{proxy}}}"strategy":"Docker Swarm","healthCheck":{"http":"/health"},"exposedPort":{{{10_000 + i}}},"replicaCount":2},
         "docker_resource":{"image":"registry.example.org/service-{{{i}}}:1.4.{{{i % 10}}}","port_bindings":{"{{{10_000 + i}}}":"8080"},
          "environment":["MODE=production","INDEX={{{i}}}","GREETING=it's $HOME"] }
        },

        """;
}
