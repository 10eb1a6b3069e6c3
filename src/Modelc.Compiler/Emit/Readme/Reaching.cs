using System.Collections.Immutable;
using System.Globalization;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Emit.Readme;

/// <summary>Command lines that do something on a host from the machine that the build lies on.</summary>
internal static class Reaching
{
    /// <summary>What has to happen before a folder can be used on the host; nothing where the host reads it from here.</summary>
    public static IEnumerable<ShLine> Ship(HostPlan host, string app, string folder)
    {
        if (host.Connection is not SshConnection ssh)
            return [];
        var target = $"modelc/{app}";
        var unpack = ShLine.Sequence(
            ShLine.Of("rm", "-rf", $"{target}/{folder}"),
            ShLine.Of("mkdir", "-p", target),
            ShLine.Of("tar", "-xf", "-", "-C", target));
        return [ShLine.Pipe(ShLine.Of("tar", "-cf", "-", folder), Ssh(host, ssh, unpack, readsInput: true))];
    }

    /// <summary>A command in a folder of the build.</summary>
    public static ShLine Run(HostPlan host, string app, string folder, IEnumerable<string> words, bool readsInput = false) => host.Connection switch
    {
        SshConnection ssh => Ssh(host, ssh, ShLine.Sequence(ShLine.Of("cd", $"modelc/{app}/{folder}"), ShLine.Of(words)), readsInput),
        EngineApiConnection api => Here(folder, ShLine.Join(Engine(host, api, app), ShLine.Of(words))),
        _ => Here(folder, ShLine.Of(words)),
    };

    /// <summary>A command of docker, or of a shell where the host has one.</summary>
    public static ShLine Run(HostPlan host, string app, ShLine command, bool readsInput = false) => host.Connection switch
    {
        SshConnection ssh => Ssh(host, ssh, command, readsInput),
        EngineApiConnection api => ShLine.Join(Engine(host, api, app), ShLine.Of("sh", "-c", command.Text)),
        _ => ShLine.Of("sh", "-c", command.Text),
    };

    /// <summary>Which files the docker command looks for in the folder of a host's certificates.</summary>
    public static IEnumerable<ShLine> Certificates(HostPlan host, string app)
    {
        if (host.Connection is not EngineApiConnection { Tls: { } tls })
            yield break;
        var folder = CertificateFolder(host, app);
        yield return ShLine.Join(ShLine.Of("mkdir", "-p"), ShLine.InHome("", folder));
        foreach (var (from, to) in new[] { (tls.Ca, "ca.pem"), (tls.Certificate, "cert.pem"), (tls.Key, "key.pem") })
            yield return ShLine.Join(ShLine.Of("cp"), ShLine.OfModel(from), ShLine.InHome("", $"{folder}/{to}"));
    }

    public static string LoginOf(HostPlan host) => host.Connection switch
    {
        SshConnection ssh => ShLine.Of(Words(host, ssh)).Text,
        EngineApiConnection api => string.Create(CultureInfo.InvariantCulture, $"tcp://{Bracketed(host.Address)}:{api.Port}"),
        _ => "this machine",
    };

    public static string Bracketed(string address) =>
        address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;

    private static ShLine Ssh(HostPlan host, SshConnection ssh, ShLine command, bool readsInput = false)
    {
        var words = Words(host, ssh);
        // Without -n ssh would take the lines that are pasted behind this one for its input.
        var silent = readsInput ? words : words.Insert(words.IndexOf("ssh") + 1, "-n");
        return ShLine.Of(silent.Add(command.Text));
    }

    private static ImmutableArray<string> Words(HostPlan host, SshConnection ssh)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        if (ssh.AgentSocket is { } socket)
            words.AddRange("env", $"SSH_AUTH_SOCK={socket}");
        words.Add("ssh");
        if (ssh.Port is { } port and not 22)
            words.AddRange("-p", port.ToString(CultureInfo.InvariantCulture));
        if (ssh.KeyFile is TextValue key)
            words.AddRange("-i", key.Text);
        words.Add(ssh.User is { } user ? $"{user}@{host.Address}" : host.Address);
        return words.ToImmutable();
    }

    private static ShLine Here(string folder, ShLine command) =>
        ShLine.InSubshell(ShLine.Sequence(ShLine.Of("cd", folder), command));

    private static ShLine Engine(HostPlan host, EngineApiConnection api, string app)
    {
        var address = ShLine.Of("env", $"DOCKER_HOST={LoginOf(host)}");
        return api.Tls is null
            ? address
            : ShLine.Join(
                address,
                ShLine.Of("DOCKER_TLS_VERIFY=1"),
                ShLine.InHome("DOCKER_CERT_PATH=", CertificateFolder(host, app)));
    }

    private static string CertificateFolder(HostPlan host, string app) => $".modelc/{app}/{host.Name}";
}
