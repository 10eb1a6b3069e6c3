using Modelc.Testing;

namespace Modelc.Compiler.Tests.Judges;

/// <summary>nginx's own reading of its configuration.</summary>
internal static class NginxConfig
{
    // Debian keeps it apart; nginx's own image has it built in.
    private const string StreamModule = "/usr/lib/nginx/modules/ngx_stream_module.so";

    /// <summary>What finds members by name needs a newer nginx than Debian 12 has; a lab with the real image tries it.</summary>
    public static bool IsForThisNginx(string text) => !text.Contains(" resolve ", StringComparison.Ordinal);

    public static ToolResult Test(string file)
    {
        File.WriteAllLines(file, File.ReadAllLines(file).Where(IsKnownToThisNginx));
        return RealTool.Run("nginx", ["-t", "-q", "-c", file, "-p", Path.GetDirectoryName(file)!, .. LoadStream]);
    }

    /// <summary>Debian 12 has 1.22, which lacks one word of ours.</summary>
    private static bool IsKnownToThisNginx(string line) => !line.TrimStart().StartsWith("keepalive_min_timeout ", StringComparison.Ordinal);

    private static string[] LoadStream => File.Exists(StreamModule) ? ["-g", $"load_module {StreamModule};"] : [];
}
