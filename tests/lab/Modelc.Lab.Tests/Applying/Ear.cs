using Modelc.Lab.Tests.Raising;

namespace Modelc.Lab.Tests.Applying;

/// <summary>
/// Hears every word that docker and curl are called with on a host, as anybody there could who looks at the list of
/// processes in the right moment.
/// </summary>
internal sealed class Ear : IAsyncDisposable
{
    private const string Log = "/run/ear";

    private readonly TestLab lab;
    private readonly string host;

    private Ear(TestLab lab, string host) => (this.lab, this.host) = (lab, host);

    public static async Task<Ear> PutAsync(TestLab lab, string host)
    {
        foreach (var program in new[] { "docker", "curl" })
            await lab.OnAsync(host, "sh", "-c", "printf '#!/bin/sh\\necho \"%s $*\" >>%s\\nexec /usr/bin/%s \"$@\"\\n' \"$1\" \"$2\" \"$1\" >/usr/local/bin/$1 && chmod 755 /usr/local/bin/$1", "sh", program, Log);
        return new(lab, host);
    }

    public Task<string> HeardAsync() => lab.OnAsync(host, "cat", Log);

    public async ValueTask DisposeAsync() => await lab.OnAsync(host, "rm", "-f", "/usr/local/bin/docker", "/usr/local/bin/curl", Log);
}
