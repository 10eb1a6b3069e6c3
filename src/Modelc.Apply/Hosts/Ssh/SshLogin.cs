using System.Text;
using Modelc.Apply.Hosts.Processes;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Hosts.Ssh;

/// <summary>What the model gives for a login, with the values of its secrets. A key that is no file becomes one, for ssh only.</summary>
internal sealed record SshLogin(SshTarget Target, string? Password)
{
    public static async Task<SshLogin> ResolveAsync(
        HostPlan host, SshConnection connection, ShellOptions options, PrivateFolder folder, CancellationToken stop)
    {
        var key = connection.KeyFile switch
        {
            null => null,
            TextValue path => PathOf(path.Text, options.ModelFolder),
            var secret => FileOf(await options.Secret(host, secret, stop), options.ModelFolder, folder),
        };
        var password = connection.Password is { } value ? await options.Secret(host, value, stop) : null;
        return new(new(host.Name, host.Address, connection) { KeyFile = key }, password);
    }

    /// <summary>A reference may stand for the key itself as well as for the path of its file.</summary>
    private static string FileOf(string value, string modelFolder, PrivateFolder folder) =>
        value.Contains("PRIVATE KEY", StringComparison.Ordinal)
            ? folder.Write("key", Encoding.UTF8.GetBytes($"{value.TrimEnd()}\n"))
            : PathOf(value.Trim(), modelFolder);

    private static string PathOf(string path, string modelFolder) =>
        path.StartsWith('~') ? path : Path.Combine(modelFolder, path);
}
