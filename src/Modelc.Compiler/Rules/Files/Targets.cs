using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Files;

/// <summary>Every place inside a container where the model puts something.</summary>
internal static class Targets
{
    public static IEnumerable<(string What, Located<string> Path)> Of(InternalComponent component)
    {
        if (component.Docker is not { } docker)
            return [];
        var mounts = docker.Mounts.Select(mount => ($"mount of \"{mount.Source.Value}\"", mount.Target));
        var secrets = docker.Secrets.Select(secret => ($"secret \"{secret.Name.Value}\"", secret.Target));
        var configs = docker.Configs.Select(config => ($"config \"{config.Name.Value}\"", config.Target));
        return [.. mounts, .. secrets, .. configs];
    }
}
