using System.Text;
using Modelc.Artifacts.Plan;

namespace Modelc.Compiler.Tests.Plan;

/// <summary>A secret that the model spells out is warned about, and still repeated nowhere.</summary>
public sealed class LiteralSecretTests
{
    private const string Model = """
        {"name":"s","components":[
        {"_type":"/infra/vm_host","name":"h","ip":"192.0.2.1","port":["22"],"provided_execution_port":[{"name":"p"}],
         "credentials":{"username":"root","password":"canary-ssh"} },
        {"_type":"/infra/vm_host","name":"k","ip":"192.0.2.2","port":["22"],"provided_execution_port":[{"name":"p"}],
         "credentials":{"username":"root","sshkey":"-----BEGIN OPENSSH PRIVATE KEY-----\ncanary-key"} },
        {"_type":"/internal","name":"web","required_execution_port":{"name":"r"},
         "docker_resource":{"image":"a/b:1","port_bindings":{"80":"80"},
          "registry":{"server":"r.example.org","username":"u","password":"canary-registry"},
          "secrets":[{"name":"token","value":"canary-file","target":"/run/token"}]} },
        {"_type":"/internal","name":"api","required_execution_port":{"name":"r"},
         "docker_resource":{"image":"a/b:1","port_bindings":{"80":"80"}} }],
        "links":[],"containments":[
        {"name":"1","src":"/h/p","target":"/web/r"},{"name":"2","src":"/k/p","target":"/api/r"}]}
        """;

    [Fact]
    public void No_literal_secret_stands_in_the_plan()
    {
        var plan = Planning.Plan(Model);
        var texts = Encoding.UTF8.GetString(PlanJson.Write(plan)) + PlanPrinter.Print(plan);
        Assert.DoesNotContain("canary", texts, StringComparison.Ordinal);
        Assert.Contains("\"from\": \"model\"", texts, StringComparison.Ordinal);
    }
}
