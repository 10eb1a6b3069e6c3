namespace Modelc.Compiler.Tests.Model;

public sealed class ReferenceTests
{
    private const string Components = """
        {"_type": "/infra/docker_host", "name": "box", "provided_execution_port": [{"name": "docker"}]},
        {"_type": "/internal", "name": "db", "required_execution_port": {"name": "host"},
         "provided_communication_port": [{"name": "mysql", "port_number": "3306"}]},
        {"_type": "/internal", "name": "shop", "required_execution_port": {"name": "host"},
         "provided_communication_port": [{"name": "http"}, {"name": "admin"}],
         "required_communication_port": [{"name": "store"}]}
        """;

    [Fact]
    public void A_link_joins_the_very_ports_of_its_components()
    {
        var model = Binding.Good(Components, ""","links": [{"name": "l", "src": "/db/mysql", "target": "/shop/store"}]""");
        var link = Assert.Single(model.Links);

        Assert.Same(model.Components[1], link.Provider.Component);
        Assert.Same(((Compiler.Model.InternalComponent)model.Components[1]).ProvidedPorts[0], link.Provider.Port);
        Assert.Same(((Compiler.Model.InternalComponent)model.Components[2]).RequiredPorts[0], link.Consumer.Port);
    }

    [Theory]
    [InlineData("/db/mysq", "/shop/store", "MC2004", """Link "l" has the source "/db/mysq", but component "db" has no port "mysq". Did you mean "mysql"?""")]
    [InlineData("/db/mysql", "/shop/nothing-like-it", "MC2004", """It has the port "store".""")]
    [InlineData("/dbb/mysql", "/shop/store", "MC2003", """but the model has no component "dbb". Did you mean "db"?""")]
    [InlineData("/db/mysql/x", "/shop/store", "MC2005", """Write it as "/db/mysql".""")]
    [InlineData("db/mysql", "/shop/store", "MC2005", """Write it as "/db/mysql".""")]
    [InlineData("/box/docker", "/shop/store", "MC2006", "but that is an execution port, and a provided communication port belongs here. The component has none.")]
    [InlineData("/db/mysql", "/shop/host", "MC2006", """The component has the port "store".""")]
    [InlineData("/db/mysql", "/shop/http", "MC2007", """but that is a provided communication port, and a required communication port belongs here. Swap "src" and "target".""")]
    [InlineData("/db/mysql", "shop", "MC2104", """Link "l" targets "shop", a component without a port. Write "/shop/store".""")]
    [InlineData("shop", "/shop/store", "MC2015", """has the ports "http" and "admin". Write "/shop/http", for example.""")]
    [InlineData("box", "/shop/store", "MC2004", """component "box" has not a provided communication port.""")]
    public void A_wrong_end_of_a_link_is_named_with_the_way_out(string source, string target, string code, string says)
    {
        var binding = Links($$"""{"name": "l", "src": "{{source}}", "target": "{{target}}"}""");

        Assert.Equal(code, Assert.Single(binding.Codes));
        Assert.Contains(says, binding.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Swapped_ends_are_one_problem() =>
        Assert.Equal(["MC2007"], Links("""{"name": "l", "src": "/shop/store", "target": "/db/mysql"}""").Codes);

    [Fact]
    public void A_missing_port_points_to_where_its_component_is_declared()
    {
        var note = Assert.Single(Links("""{"name": "l", "src": "/db/x", "target": "/shop/store"}""").Diagnostics[0].Notes);

        Assert.Equal("component \"db\" is declared here.", note.Message);
        Assert.Equal((2, 32), (note.Location.Start.Line, note.Location.Start.Column));
    }

    [Fact]
    public void Each_end_that_is_missing_is_asked_for() =>
        Assert.Equal(["MC2011", "MC2011"], Links("""{"name": "l"}""").Codes);

    [Fact]
    public void A_link_to_a_component_that_could_not_be_bound_says_nothing_more()
    {
        var binding = Binding.Of("""
            {"components": [
              {"_type": "/nonsense", "name": "db"},
              {"_type": "/internal", "name": "shop", "required_communication_port": [{"name": {}}]}],
             "links": [{"name": "l", "src": "/db/mysql", "target": "/shop/store"}]}
            """);

        Assert.Equal(["MC2012", "MC2001"], binding.Codes);
    }

    [Fact]
    public void While_a_name_is_unreadable_no_name_is_called_unknown()
    {
        var binding = Binding.Of("""
            {"components": [{"_type": "/internal", "name": []}],
             "links": [{"name": "l", "src": "/db/mysql", "target": "/shop/store"}]}
            """);

        Assert.Equal(["MC2001"], binding.Codes);
    }

    [Fact]
    public void Of_two_components_with_one_name_the_first_is_meant()
    {
        var model = Binding.Good(
            Components + """, {"_type": "/internal", "name": "db", "provided_communication_port": [{"name": "mysql"}]}""",
            ""","links": [{"name": "l", "src": "/db/mysql", "target": "/shop/store"}]""");

        Assert.Same(model.Components[1], model.Links[0].Provider.Component);
    }

    [Fact]
    public void A_node_of_a_swarm_is_the_machine_itself_wherever_it_stands()
    {
        var model = Binding.Good("""
            {"_type": "/infra/docker_swarm", "name": "c", "nodes": [{"host": "vm", "role": "manager"}]},
            {"_type": "/infra/vm_host", "name": "vm"}
            """);

        Assert.Same(model.Components[1], ((Compiler.Model.SwarmCluster)model.Components[0]).Nodes[0].Host);
    }

    [Theory]
    [InlineData("shop", "MC2014")]
    [InlineData("bocks", "MC2003")]
    public void A_node_of_a_swarm_has_to_be_a_machine_of_the_model(string host, string code)
    {
        var binding = Binding.Of($$"""
            {"components": [{{Components}}, {"_type": "/infra/docker_swarm", "name": "c", "nodes": [{"host": "{{host}}"}]}]}
            """);

        Assert.Equal([code], binding.Codes);
    }

    /// <summary>A hint compares a name with all others: without a limit ten thousand typos would take a minute.</summary>
    [Fact]
    public void Only_the_first_unknown_names_get_a_hint()
    {
        var components = Enumerable.Range(0, 500).Select(i => $$"""{"_type": "/internal", "name": "component-{{i}}"}""");
        var links = Enumerable.Range(0, 500).Select(i => $$"""{"name": "l", "src": "/komponent-{{i}}/a", "target": "/komponent-{{i}}/b"}""");

        var binding = Binding.Of($$"""{"components": [{{string.Join(',', components)}}], "links": [{{string.Join(',', links)}}]}""");

        Assert.Equal(1000, binding.Diagnostics.Length);
        Assert.Equal(20, binding.Diagnostics.Count(d => d.Message.Contains("Did you mean", StringComparison.Ordinal)));
        Assert.EndsWith("Did you mean \"component-0\"?", binding.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    private static Binding Links(string link) => Binding.Of($$"""{"components": [{{Components}}], "links": [{{link}}]}""");
}
