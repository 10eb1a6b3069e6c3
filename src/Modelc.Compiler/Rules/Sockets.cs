namespace Modelc.Compiler.Rules;

/// <summary>The engine's own door on its host.</summary>
internal static class Sockets
{
    private static readonly string[] OfEngines =
        ["/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock", "/run/podman/podman.sock"];

    public static bool IsEngine(string path) => OfEngines.Contains(path.TrimEnd('/'));
}
