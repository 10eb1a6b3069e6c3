using System.Text;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Emit.Quoting;

/// <summary>The servers run, each on a socket in a folder of its own, and say the texts back.</summary>
public sealed class ProxyConfigTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modelc-proxy-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [RealToolTheory("haproxy", "curl")]
    [InlineData("string")]
    [InlineData("lf-string")]
    public void HaProxy_reads_exactly_the_text(string keyword)
    {
        var config = new StringBuilder($"""
            defaults
              mode http
              timeout client 5s
              timeout connect 5s
              timeout server 5s
            frontend f
              bind unix@{folder}/socket

            """);
        for (var i = 0; i < ForHaProxy.Count; i++)
        {
            var token = keyword == "string" ? ConfigToken.HaProxy(ForHaProxy[i]) : ConfigToken.HaProxyFormat(ForHaProxy[i]);
            config.Append($"  http-request return status 200 content-type text/plain {keyword} {token} if {{ path /{i} }}\n");
        }

        var file = Write("haproxy.cfg", config.ToString());
        RealTool.Run("haproxy", "-c", "-f", file).Expect();

        Assert.Equal(ForHaProxy, AnswersOf("haproxy", ["-db", "-f", file], ForHaProxy.Count));
    }

    [RealToolFact("nginx", "curl")]
    public void Nginx_reads_exactly_the_text()
    {
        var config = new StringBuilder($$"""
            daemon off;
            master_process off;
            pid {{folder}}/pid;
            error_log stderr;
            events {}
            http {
              access_log off;
              default_type text/plain;
              client_body_temp_path {{folder}}/b; proxy_temp_path {{folder}}/p; fastcgi_temp_path {{folder}}/f;
              uwsgi_temp_path {{folder}}/u; scgi_temp_path {{folder}}/s;
              server {
                listen unix:{{folder}}/socket;

            """);
        for (var i = 0; i < ForNginx.Count; i++)
            config.Append($"    location = /{i} {{ return 200 {ConfigToken.Nginx(ForNginx[i])}; }}\n");
        var file = Write("nginx.conf", config.Append("  }\n}\n").ToString());
        RealTool.Run("nginx", "-t", "-c", file, "-p", folder).Expect();

        Assert.Equal(ForNginx, AnswersOf("nginx", ["-c", file, "-p", folder], ForNginx.Count));
    }

    [RealToolFact("nginx")]
    public void Nginx_reads_no_longer_token_than_ours()
    {
        var longest = ConfigToken.Nginx(new string('x', 4093));
        Assert.Throws<ArgumentException>(() => ConfigToken.Nginx(new string('x', 4094)));

        var file = Write("nginx.conf", $"pid {folder}/pid;\nevents {{}}\nhttp {{\n  default_type {longest};\n}}\n");
        RealTool.Run("nginx", "-t", "-c", file, "-p", folder).Expect();
    }

    [Fact]
    public void HaProxy_refuses_what_its_lines_cannot_hold()
    {
        Assert.All(NastyTexts.WithControls, text => Assert.Throws<ArgumentException>(() => ConfigToken.HaProxy(text)));
        Assert.Throws<ArgumentException>(() => ConfigToken.HaProxy("\0"));
        Assert.Equal(
            "An argument in haproxy.cfg cannot be empty.",
            Assert.Throws<ArgumentException>(() => ConfigToken.HaProxy("")).Message);
    }

    [Fact]
    public void Nginx_refuses_what_its_lines_cannot_hold()
    {
        Assert.All(NastyTexts.WithControls, text => Assert.Throws<ArgumentException>(() => ConfigToken.Nginx(text)));
        Assert.All(NastyTexts.WithDollar, text => Assert.Throws<ArgumentException>(() => ConfigToken.Nginx(text)));
    }

    private static List<string> ForHaProxy => [.. NastyTexts.OfOneLine, .. NastyTexts.WithDollar];

    private static List<string> ForNginx => [.. NastyTexts.OfOneLine, NastyTexts.Empty];

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private List<string> AnswersOf(string server, string[] arguments, int count)
    {
        using var process = RealTool.Start(server, arguments);
        try
        {
            var socket = Path.Combine(folder, "socket");
            return [.. Enumerable.Range(0, count).Select(i => RealTool.Run(
                "curl", "-sS", "--retry", "50", "--retry-delay", "0", "--retry-all-errors", "--retry-max-time", "20",
                "--unix-socket", socket, $"http://x/{i}").Expect().Text)];
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }
}
