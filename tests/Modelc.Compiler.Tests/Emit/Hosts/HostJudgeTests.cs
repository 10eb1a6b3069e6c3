using Modelc.Artifacts;
using Modelc.Compiler.Tests.Judges;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Emit.Hosts;

/// <summary>The programs that will read the files, asked for their opinion.</summary>
public sealed class HostJudgeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("modelc-hosts-");

    public static TheoryData<string> Cases => [.. HostFolders.Room.Cases()];

    public void Dispose() => folder.Delete(recursive: true);

    [RealToolTheory("shellcheck")]
    [MemberData(nameof(Cases))]
    public void Shellcheck_has_nothing_to_say(string name)
    {
        foreach (var script in ScriptsOf(name))
            RealTool.RunWith(HostFolders.TextOf(script), "shellcheck", "-").Expect();
    }

    [RealToolTheory("dash", "busybox")]
    [MemberData(nameof(Cases))]
    public void Plain_shells_can_read_the_scripts(string name)
    {
        foreach (var script in ScriptsOf(name).Where(s => HostFolders.TextOf(s).StartsWith("#!/bin/sh", StringComparison.Ordinal)))
        {
            RealTool.RunWith(HostFolders.TextOf(script), "dash", "-n").Expect();
            RealTool.RunWith(HostFolders.TextOf(script), "busybox", "sh", "-n").Expect();
        }
    }

    [RealToolFact("haproxy")]
    public void Haproxy_accepts_its_configuration()
    {
        foreach (var file in ConfigurationsOf("haproxy.cfg"))
            RealTool.Run("haproxy", "-c", "-f", Write(file)).Expect();
    }

    [RealToolFact("nginx")]
    public void Nginx_accepts_its_configuration()
    {
        foreach (var file in ConfigurationsOf("nginx.conf").Where(f => NginxConfig.IsForThisNginx(HostFolders.TextOf(f))))
            NginxConfig.Test(Write(file)).Expect();
    }

    private static IEnumerable<Artifact> ScriptsOf(string name) =>
        HostFolders.Of(name).Where(a => HostFolders.NameOf(a) is var file && (file.EndsWith(".sh", StringComparison.Ordinal) || file == "unit.env"));

    private static List<Artifact> ConfigurationsOf(string file)
    {
        var found = HostFolders.Room.Cases().SelectMany(HostFolders.Of).Where(a => HostFolders.NameOf(a) == file).ToList();
        Assert.NotEmpty(found);
        return found;
    }

    private string Write(Artifact file)
    {
        var path = Path.Combine(folder.FullName, HostFolders.NameOf(file));
        File.WriteAllBytes(path, file.Content.Span);
        return path;
    }
}
