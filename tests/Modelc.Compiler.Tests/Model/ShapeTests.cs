using Modelc.Artifacts;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Tests.Model;

public sealed class ShapeTests
{
    [Theory]
    [InlineData("""[1]""", "MC2013", "it is a list")]
    [InlineData("""{}""", "MC2013", "an object without \"components\"")]
    [InlineData("""{"dm": null, "graph": {}}""", "MC2013", "an envelope around nothing")]
    [InlineData("""{"dm": 5}""", "MC2013", "it is the number 5")]
    [InlineData("""{"components": {}}""", "MC2001", "\"components\" of the model must be a list, but it is an object.")]
    [InlineData("""{"components": ["x"]}""", "MC2001", "An item of \"components\" of the model must be an object, but it is the text \"x\".")]
    public void A_text_without_a_model_says_what_it_holds_instead(string text, string code, string says)
    {
        var binding = Binding.Of(text);

        Assert.Null(binding.Model);
        Assert.Equal([code], binding.Codes);
        Assert.Contains(says, binding.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name": "w"}""", "MC2011", "Component \"w\" needs \"_type\".")]
    [InlineData("""{"_type": "/internal/node_rad", "name": "w"}""", "MC2012", "Did you mean \"/internal/node_red\"?")]
    [InlineData("""{"_type": "/internal", "name": "w", "verison": "1"}""", "MC2002", "\"verison\" is not a field of component \"w\" and does nothing. Did you mean \"version\"?")]
    [InlineData("""{"_type": "/internal", "name": "w", "availability": {"replicaCount": true}}""", "MC2001", "\"replicaCount\" of \"availability\" of component \"w\" must be a whole number, but it is true.")]
    [InlineData("""{"_type": "/internal", "name": "w", "availability": {"replicaCount": 0}}""", "MC2008", "must be from 1 to 1000, but it is 0.")]
    [InlineData("""{"_type": "/internal", "name": "w", "availability": {"exposedPort": "70000"}}""", "MC2008", "must be from 1 to 65535, but it is 70000.")]
    [InlineData("""{"_type": "/internal", "name": "w", "availability": {"exposedPort": 99999999999999999999999}}""", "MC2008", "from 1 to 65535")]
    [InlineData("""{"_type": "/internal", "name": "w", "availability": {"strategy": "docker swarm"}}""", "MC2010", "it must be \"Builtin\" or \"Docker Swarm\". Did you mean \"Docker Swarm\"?")]
    [InlineData("""{"_type": "/internal", "name": "w", "availability": {"healthCheck": {"http": "/", "tcp": true}}}""", "MC2016", "has \"http\" and \"tcp\" of \"http\", \"tcp\", \"command\" and \"script\". Give exactly one of them.")]
    [InlineData("""{"_type": "/internal", "name": "w", "availability": {"update": {"drain": "25h"}}}""", "MC2008", "must be from 0s to 86400s")]
    [InlineData("""{"_type": "/internal", "name": "w", "availability": {"update": {"drain": "soon"}}}""", "MC2001", "a duration such as \"30s\"")]
    [InlineData("""{"_type": "/internal", "name": "w", "docker_resource": {"environment": ["A"]}}""", "MC2009", "written as \"NAME=value\"")]
    [InlineData("""{"_type": "/internal", "name": "w", "docker_resource": {"resources": {"limits": {"memory": "much"}}}}""", "MC2009", "a size such as \"256m\"")]
    [InlineData("""{"_type": "/internal", "name": "w", "docker_resource": {"secrets": [{"name": "s"}]}}""", "MC2011", "needs \"value\"")]
    [InlineData("""{"_type": "/internal", "name": "w", "docker_resource": {"port_bindings": {"http": "80"}}}""", "MC2001", "but it is the text \"http\"")]
    [InlineData("""{"_type": "/infra/docker_host", "name": "w", "properties": [{"ca": "ca.pem"}]}""", "MC2011", "needs \"cert\"")]
    public void A_field_that_cannot_be_says_why(string component, string code, string says)
    {
        var binding = Binding.Of($$"""{"components": [{{component}}]}""");

        Assert.Contains(code, binding.Codes);
        Assert.Contains(says, binding.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var binding = Binding.Of("""
            {"components": [
              {"_type": "/internal", "name": "a", "availability": {"replicaCount": [], "exposedPort": -1, "colour": 1}},
              {"_type": "/external", "name": "b", "ip": {}}]}
            """);

        Assert.Equal(["MC2001", "MC2008", "MC2002", "MC2001"], binding.Codes);
        Assert.All(binding.Diagnostics, diagnostic => Assert.Contains(diagnostic.Component, new[] { "a", "b" }));
    }

    [Fact]
    public void Numbers_may_stand_in_quotes_and_texts_may_be_numbers()
    {
        var component = Only<InternalComponent>("""
            {"_type": "/internal", "name": 7, "version": 1.10, "provided_communication_port": [{"name": "p", "port_number": "0080"}],
             "availability": {"replicaCount": "3", "exposedPort": 5e3}}
            """);

        Assert.Equal("7", component.Name.Value);
        Assert.Equal("1.10", component.Version.Value);
        Assert.Equal(80, component.ProvidedPorts[0].Number.Value);
        Assert.Equal(3, component.Availability!.ReplicaCount.Value);
        Assert.Equal(5000, component.Availability.ExposedPort.Value);
    }

    [Fact]
    public void Null_means_absent()
    {
        var component = Only<InternalComponent>("""
            {"_type": "/internal", "name": "w", "version": null, "availability": null, "docker_resource": null, "suppress": null}
            """);

        Assert.Equal("0.0.1", component.Version.Value);
        Assert.False(component.Version.IsGiven);
        Assert.Null(component.Availability);
        Assert.Null(component.Docker);
    }

    [Fact]
    public void What_GeneSIS_writes_at_run_time_is_dropped_without_a_word() =>
        Only<VmHost>("""{"_type": "/infra/vm_host", "name": "w", "_runtime": {"Status": "running"}, "container_id": "x", "isLocal": true}""");

    [Fact]
    public void A_default_has_the_place_of_the_object_that_lacks_the_field()
    {
        var policy = Only<InternalComponent>("""{"_type": "/internal", "name": "w", "availability": {"replicaCount": 2}}""").Availability!;

        Assert.Equal((80, false, policy.Origin), (policy.ExposedPort.Value, policy.ExposedPort.IsGiven, policy.ExposedPort.Origin));
        Assert.True(policy.ZeroDownTime.Value);
    }

    [Theory]
    [InlineData("512", 512)]
    [InlineData("\"512\"", 512)]
    [InlineData("\"1k\"", 1024)]
    [InlineData("\"256m\"", 256 << 20)]
    [InlineData("\"1.5GiB\"", 1536 << 20)]
    public void Memory_is_written_as_Docker_writes_it(string text, long bytes)
    {
        var docker = Only<InternalComponent>(
            $$"""
            {"_type": "/internal", "name": "w", "docker_resource": {"resources": {"limits":
              {"memory": {{text}}, "cpus": "0.25"} } } }
            """).Docker!;

        Assert.Equal(bytes, docker.Resources!.MemoryLimit!.Value.Value);
        Assert.Equal(250, docker.Resources.CpuLimit!.Value.Value);
    }

    [Fact]
    public void Port_bindings_keep_the_host_first_and_know_udp()
    {
        var docker = Only<InternalComponent>(
            """{"_type": "/internal", "name": "w", "docker_resource": {"port_bindings": {"8080": 80, "53": "5353/udp"}}}""").Docker!;

        Assert.Equal(
            [(8080, 80, TransportProtocol.Tcp), (53, 5353, TransportProtocol.Udp)],
            docker.PortBindings.Select(b => (b.HostPort.Value, b.ContainerPort.Value, b.Protocol)));
    }

    [Fact]
    public void Nothing_is_published_that_nobody_asked_for()
    {
        Assert.Empty(Only<InternalComponent>("""{"_type": "/internal", "name": "w", "docker_resource": {"image": "redis:7"}}""").Docker!.PortBindings);
        Assert.Equal(
            [1883, 9001],
            Only<InternalComponent>("""{"_type": "/internal/mqtt", "name": "w"}""").Docker!.PortBindings.Select(b => b.HostPort.Value));
    }

    [Fact]
    public void A_secret_by_reference_holds_no_value()
    {
        var host = Only<VmHost>("""{"_type": "/infra/vm_host", "name": "w", "credentials": {"password": {"command": ["pass", "vm"]}}}""");

        Assert.Equal<string>(["pass", "vm"], Assert.IsType<CommandReference>(host.Credentials!.Password!.Value.Value).Words);
    }

    [Fact]
    public void Extra_options_become_words()
    {
        var docker = Only<InternalComponent>("""
            {"_type": "/internal", "name": "w", "docker_resource": {"extra_options": [
              ["Privileged", true], ["RestartPolicy", {"name": "always", "MaximumRetryCount": 3}], ["CapAdd", ["A", "B"]],
              ["Ulimits", [{"Name": "nofile", "Soft": 1024}]], ["Labels", {}]]}}
            """).Docker!;

        Assert.Equal(
            ["Privileged true", "RestartPolicy name=always MaximumRetryCount=3", "CapAdd A B", "Ulimits Name=nofile,Soft=1024", "Labels"],
            docker.ExtraOptions.Select(o => string.Join(' ', o.Values.Select(v => v.Value).Prepend(o.Key.Value))));
    }

    private static T Only<T>(string component)
        where T : Component => Assert.IsType<T>(Assert.Single(Binding.Good(component).Components));
}
