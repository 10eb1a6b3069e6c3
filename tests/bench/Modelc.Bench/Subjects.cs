using System.Text;
using Modelc.Testing;

namespace Modelc.Bench;

/// <summary>A model that is built, and the stack that comes out of it, if one does.</summary>
internal sealed record Subject(string Name, string Model, string? Stack)
{
    /// <summary>What was promised of it, if anything.</summary>
    public Limit? Limit { get; init; }
}

internal static class Subjects
{
    private static readonly int[] Sizes = [10, 100, 1_000, 5_000, 10_000];

    public static IEnumerable<Subject> All(Workplace workplace)
    {
        yield return new Subject("01-hello", Example("01-hello"), Stack: null);
        yield return new Subject("02-genesis-swarm", Example("02-genesis-swarm"), "swarm/my_machine/stack.yml") { Limit = new Limit { Ratio = 2 } };
        foreach (var size in Sizes)
            yield return new Subject($"{size} services", Generate(workplace, size, ""), "swarm/box/stack.yml") { Limit = LimitOf(size) };
        // Without proxies a build writes the stack and little else: as near as can be to what docker reads.
        yield return new Subject("5000, no proxies", Generate(workplace, 5_000, "\"proxy\":\"none\",\"zeroDownTime\":false,"), "swarm/box/stack.yml");
    }

    private static Limit? LimitOf(int size) => size switch
    {
        5_000 => new Limit { Ratio = 1 / 3.0 },
        10_000 => new Limit { PeakBytes = 250_000_000 },
        _ => null,
    };

    private static string Example(string name) => Path.Combine(RepositoryRoot.Find(), "examples", name, "model.json");

    /// <summary>Services of the ordinary kind: an image, a health check, some environment, a port of their own.</summary>
    private static string Generate(Workplace workplace, int size, string proxy)
    {
        var components = new StringBuilder();
        var containments = new StringBuilder();
        for (var i = 0; i < size; i++)
        {
            components.Append(Service(i, proxy));
            containments.Append($$"""{"name":"c{{i}}","src":"/box/docker","target":"/service-{{i}}/host"},""");
        }

        var file = Path.Combine(workplace.Folder, $"{size}{(proxy.Length == 0 ? "" : "-alone")}.json");
        File.WriteAllText(file, $$"""
            {"name":"bench","components":[
            {{components}}
            {"_type":"/infra/docker_host","name":"box","version":"1","provided_execution_port":[{"name":"docker"}],
             "ip":"192.0.2.1","credentials":{"username":"deploy","sshkey":"~/.ssh/id_ed25519"} }],
            "links":[],"containments":[{{containments.ToString().TrimEnd(',')}}]}
            """);
        return file;
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
