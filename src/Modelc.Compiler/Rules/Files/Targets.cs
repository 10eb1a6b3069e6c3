using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Files;

internal sealed record Target(string What, ModelText Path);

/// <summary>Every place inside a container where the model puts something.</summary>
internal static class Targets
{
    public static IEnumerable<Target> Of(InternalComponent component)
    {
        if (component.Docker is not { } docker)
            return [];
        var mounts = docker.Mounts.Select(mount => new Target($"mount of \"{mount.Source.Value}\"", ModelText.Of(mount.Target)));
        return mounts.Concat(OfFiles(docker));
    }

    /// <summary>Where a file lies that the model gives.</summary>
    public static IEnumerable<Target> OfFiles(DockerResource docker)
    {
        var secrets = docker.Secrets.Select(secret => new Target($"secret \"{secret.Name.Value}\"", ModelText.Of(secret.Target)));
        var configs = docker.Configs.Select(config => new Target($"config \"{config.Name.Value}\"", ModelText.Of(config.Target)));
        return secrets.Concat(configs);
    }
}
