using System.Collections.Immutable;

namespace Modelc.Compiler.Model.Binding;

/// <summary>What the types of GeneSIS's repository bring along when a model leaves it out.</summary>
internal static class TypedDefaults
{
    public static ImmutableArray<ProvidedPort> ProvidedPorts(InternalKind kind, ObjectReader component) => kind switch
    {
        InternalKind.NodeRed => [PortBinder.ImpliedProvided("main", 1880, component)],
        InternalKind.Mqtt => [PortBinder.ImpliedProvided("main", 1883, component)],
        _ => [],
    };

    public static ImmutableArray<RequiredPort> RequiredPorts(InternalKind kind, ObjectReader component) => kind switch
    {
        InternalKind.Orion => [PortBinder.ImpliedRequired("requiresMongo", 27017, mandatory: true, component)],
        _ => [],
    };

    /// <summary>Null where a component without "docker_resource" is not deployed by Docker.</summary>
    public static DockerDefaults? Docker(InternalKind kind) => kind switch
    {
        InternalKind.NodeRed => new("nicolasferry/multiarch-node-red-thingml:latest", "", [], [1880]),
        InternalKind.Mqtt => new("eclipse-mosquitto:1.6.8", "", [], [1883, 9001]),
        InternalKind.Orion => new("fiware/orion:2.2.0", "-dbhost mongodb", ["mongodb:mongodb"], [1026]),
        _ => null,
    };

    /// <summary>Null where a component without "ssh_resource" has no recipe.</summary>
    public static SshDefaults? Ssh(InternalKind kind) => kind switch
    {
        // GeneSIS's own defaults also name a file on its author's laptop and a password; those are nobody else's.
        InternalKind.ExpressApi => new(
            "wget -L https://www.dropbox.com/s/6kgfusgxolp2bnm/APIGW.zip?dl=0 -O APIGW.zip",
            "unzip APIGW.zip && npm install",
            "nohup npm start"),
        InternalKind.JCasbin => new(
            "mkdir jcasbin; cd jcasbin; wget -L https://gitlab.com/enact/GeneSIS/-/raw/master/docs/smartbuilding/"
            + "spring-boot-microservice-jcasbin.zip?inline=false -O spring-boot-microservice-jcasbin.zip; "
            + "unzip spring-boot-microservice-jcasbin.zip",
            "sudo apt-get update; sudo apt-get install -y maven",
            @"cd  jcasbin; mvn spring-boot:run -Dspring-boot.run.arguments='"
            + @"--casbin.authorization.model=casbinFiles\rbac_model.conf "
            + @"--casbin.authorization.policy=casbinFiles\rbac_policy.csv --server.port=8011' &> jcasbin.txt"),
        _ => null,
    };
}

internal sealed record DockerDefaults(
    string Image, string Command, ImmutableArray<string> Links, ImmutableArray<int> Ports)
{
    /// <summary>GeneSIS's image for a resource that names none; a rule asks whether that was meant.</summary>
    public static DockerDefaults Plain { get; } = new("ubuntu", "", [], []);
}

internal sealed record SshDefaults(string Download, string Install, string Start)
{
    public static SshDefaults None { get; } = new("", "", "");
}
