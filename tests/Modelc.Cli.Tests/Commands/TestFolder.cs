namespace Modelc.Cli.Tests.Commands;

/// <summary>A folder with models in it.</summary>
internal sealed class TestFolder : IDisposable
{
    /// <summary>A container on a Docker host, with nothing to complain about.</summary>
    public const string Good = """
        {
          "name": "hello",
          "components": [
            {"_type": "/infra/docker_host", "name": "box", "version": "1", "provided_execution_port": [{"name": "docker"}],
             "ip": "192.0.2.10", "credentials": {"username": "deploy", "sshkey": "~/.ssh/id_ed25519"}},
            {"_type": "/internal", "name": "web", "version": "1", "required_execution_port": {"name": "host"},
             "docker_resource": {"image": "nginx:1.30.6", "port_bindings": {"8080": "80"}}}
          ],
          "links": [],
          "containments": [{"name": "web-on-box", "src": "/box/docker", "target": "/web/host"}]
        }

        """;

    public static string Bad { get; } = Good.Replace("/box/docker", "/box/dokcer", StringComparison.Ordinal);

    public static string Doubtful { get; } = Good.Replace("nginx:1.30.6", "nginx:latest", StringComparison.Ordinal);

    public string Root { get; } = Directory.CreateTempSubdirectory("modelc-cli-").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public string Path(string name) => System.IO.Path.Combine(Root, name);

    public string Put(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), text);
        return Path(name);
    }
}
