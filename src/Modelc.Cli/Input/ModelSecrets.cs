using Modelc.Apply.Hosts;
using Modelc.Apply.Secrets;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;

namespace Modelc.Cli.Input;

/// <summary>Secrets that a model spells out. No plan and no artifact repeats them, so they are read from the model itself.</summary>
internal static class ModelSecrets
{
    public static SecretSource Of(DeploymentModel model, string folder) => new(folder, secret => Find(model, secret));

    /// <summary>For passwords and keys that open a host. A program that prints one ends its line, which is no part of it.</summary>
    public static HostSecret OfHosts(DeploymentModel model, string folder)
    {
        var source = new SecretSource(folder, login => FindLogin(model, login));
        return async (host, value, stop) =>
        {
            try
            {
                var read = await source.ReadAsync(new(host.Name, "login", value), stop);
                return System.Text.Encoding.UTF8.GetString(read.Bytes.Span).TrimEnd('\r', '\n');
            }
            catch (SecretFailureException failure)
            {
                throw new HostFailureException(host.Name, failure.Message);
            }
        };
    }

    private static string? Find(DeploymentModel model, Artifacts.Plan.SecretFile secret)
    {
        var docker = model.Components.OfType<InternalComponent>().FirstOrDefault(one => one.Name.Value == secret.Component)?.Docker;
        return secret.Name == SecretFiles.RegistryPassword
            ? TextOf(docker?.Registry?.Password)
            : TextOf(docker?.Secrets.FirstOrDefault(one => one.Name.Value == secret.Name)?.Value);
    }

    private static string? FindLogin(DeploymentModel model, Artifacts.Plan.SecretFile login)
    {
        var credentials = model.Components.OfType<InfraComponent>().FirstOrDefault(one => one.Name.Value == login.Component)?.Credentials;
        return TextOf(credentials?.Password) is { Length: > 0 } password ? password : TextOf(credentials?.KeyFile);
    }

    private static string? TextOf(Located<ModelValue>? value) => (value?.Value as LiteralValue)?.Text;
}
