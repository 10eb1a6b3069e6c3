using System.Globalization;
using System.Text;
using Modelc.Bench.Measuring;

namespace Modelc.Bench.Apply;

/// <summary>
/// One service on each host, in a swarm of its own: two replicas with a health check and a soak time. modelc and Ansible deploy
/// the same stack under two names, so that both may be there and take turns.
/// </summary>
internal sealed class Deployment
{
    public static readonly Bound Bound = new(Replicas: 2, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5));

    private readonly Workplace workplace;
    private readonly LabHosts hosts;
    private readonly string name;
    private readonly int port;
    private int changes;

    public Deployment(Workplace workplace, LabHosts hosts, string name, int port)
    {
        (this.workplace, this.hosts, this.name, this.port) = (workplace, hosts, name, port);
        Save();
    }

    public string Model => workplace.Path($"{name}-{hosts.Count}.json");

    public string Output => workplace.Path($"{name}-{hosts.Count}-out");

    /// <summary>A variable of the service on the first host gets another value.</summary>
    public void Change()
    {
        changes++;
        Save();
    }

    public void Build() => WholeProcess.Run([workplace.Modelc, "build", Model, "--output", Output]);

    private void Save() => File.WriteAllText(Model, Text());

    private string Text()
    {
        var components = new StringBuilder();
        var containments = new StringBuilder();
        foreach (var (host, address) in hosts.Addresses)
        {
            components.Append($$"""
                {"_type":"/infra/vm_host","name":"{{host}}","version":"1","provided_execution_port":[{"name":"docker"}],
                 "ip":"{{address}}","port":["22"],"credentials":{"username":"root","password":"","sshkey":"","agent":""} },
                {{Service(host)}},
                """);
            containments.Append($$"""{"name":"on-{{host}}","src":"/{{host}}/docker","target":"/web-{{host}}/host"},""");
        }

        return $$"""
            {"name":"{{name}}","components":[{{components.ToString().TrimEnd(',')}}],"links":[],"containments":[{{containments.ToString().TrimEnd(',')}}]}
            """;
    }

    private string Service(string host) => $$"""
        {"_type":"/internal","name":"web-{{host}}","version":"1","required_execution_port":{"name":"host"},
         "provided_communication_port":[{"name":"http","port_number":"5000"}],
         "availability":{"strategy":"Docker Swarm","proxy":"none","zeroDownTime":false,"replicaCount":{{Bound.Replicas}},"exposedPort":{{port}},
          "healthCheck":{"http":"/health","interval":"1s","timeout":"2s","retries":3,"startPeriod":"60s"},
          "update":{"parallelism":1,"delay":"0s","monitor":"{{Seconds(Bound.Monitor)}}s","soak":"{{Seconds(Bound.Soak)}}s"} },
         "docker_resource":{"image":"test-app:v1.0","port_bindings":{"{{port}}":"5000"},
          "environment":["APP_START_SECONDS={{Seconds(Bound.Start)}}","CHANGES={{(host == hosts.Addresses[0].Host ? changes : 0)}}"] } }
        """;

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
