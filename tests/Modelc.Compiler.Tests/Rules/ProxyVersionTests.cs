namespace Modelc.Compiler.Tests.Rules;

public sealed class ProxyVersionTests
{
    [Theory]
    [InlineData("haproxy", "haproxy:2.4.27")]
    [InlineData("haproxy", "docker.io/library/haproxy:1.9-alpine")]
    [InlineData("nginx", "nginx:1.26")]
    [InlineData("nginx", "mirror.example.org/nginx:1.27.3-bookworm")]
    public void An_old_version_is_told(string kind, string image) => Assert.Contains("MC3069", CodesOf(kind, image));

    [Theory]
    [InlineData("haproxy", "haproxy:2.6")]
    [InlineData("haproxy", "haproxy:3.2.26-alpine")]
    [InlineData("nginx", "nginx:1.27")]
    [InlineData("nginx", "nginx:1.27.4")]
    [InlineData("nginx", "nginx:stable")]
    [InlineData("nginx", "nginx:1")]
    [InlineData("nginx", "example.org/our-nginx:0.1")]
    [InlineData("none", "nginx:1.2.3")]
    public void A_newer_one_is_not_and_neither_is_one_of_which_nobody_can_tell(string kind, string image) =>
        Assert.DoesNotContain("MC3069", CodesOf(kind, image));

    private static IEnumerable<string> CodesOf(string kind, string image) => Checking.Of($$"""
        {"name": "shop", "components": [
          {"_type": "/infra/docker_host", "name": "edge", "ip": "192.0.2.10", "provided_execution_port": [{"name": "run"}],
           "credentials": {"username": "deploy", "agent": "/run/ssh-agent"} },
          {"_type": "/internal", "name": "web", "required_execution_port": {"name": "host"},
           "docker_resource": {"image": "registry.example.org/web:3.1.0"},
           "availability": {"strategy": "Builtin", "proxy": {"kind": "{{kind}}", "image": "{{image}}"}, "healthCheck": {"http": "/health"},
            "replicaCount": 2, "exposedPort": 8080} }],
         "containments": [{"src": "/edge/run", "target": "/web/host"}] }
        """).Found.Select(found => found.Code);
}
