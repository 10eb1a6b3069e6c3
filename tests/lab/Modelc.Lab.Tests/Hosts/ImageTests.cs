using Modelc.Lab.Tests.Raising;
using Modelc.Load;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Hosts;

[Collection(SecondLab.Name)]
public sealed class ImageTests(LabFixture fixture, ITestOutputHelper output) : LabTest(fixture, output)
{
    [LabFact]
    public Task Every_image_of_the_table_is_on_every_engine() => OnLab(async lab =>
    {
        var table = await File.ReadAllLinesAsync(Modelc.Testing.RepositoryRoot.Combine("tests/lab/images.tsv"));
        var wanted = table.Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')[0]).Order(StringComparer.Ordinal);
        foreach (var host in new[] { "h1", "h2", "h3" })
        {
            var images = await lab.DockerAsync(host, "images", "--format", "{{.Repository}}:{{.Tag}}");
            // Tests may keep an image that is slow to build, under a name of its own.
            var found = images.Split('\n').Where(image => !image.StartsWith("kept/", StringComparison.Ordinal));
            Assert.Equal(wanted, found.Order(StringComparer.Ordinal));
        }
    });

    [LabFact]
    public Task Haproxy_has_the_shape_of_the_official_image() => OnLab(async lab =>
    {
        Assert.Equal("user:haproxy SIGUSR1 [docker-entrypoint.sh] [haproxy -f /usr/local/etc/haproxy/haproxy.cfg]", await Shape(lab, "haproxy:3.2.26"));
        Assert.StartsWith("HAProxy version 3.2.26", await lab.DockerAsync("h1", "run", "--rm", "haproxy:3.2.26", "-v"), StringComparison.Ordinal);
        Assert.StartsWith("uid=99(haproxy) gid=99(haproxy)", await lab.DockerAsync("h1", "run", "--rm", "haproxy:3.2.26", "id"), StringComparison.Ordinal);
        await lab.DockerAsync("h1", "run", "--rm", "haproxy:3.2.26", "test", "-d", "/usr/local/etc/haproxy");
    });

    [LabFact]
    public Task Nginx_has_the_shape_of_the_official_image() => OnLab(async lab =>
    {
        Assert.Equal("user: SIGQUIT [/docker-entrypoint.sh] [nginx -g daemon off;]", await Shape(lab, "nginx:1.30.6"));
        Assert.Contains("nginx/1.30.6", (await lab.TryOnAsync("h1", "docker", "run", "--rm", "nginx:1.30.6", "nginx", "-v")).Errors, StringComparison.Ordinal);
        await lab.DockerAsync("h1", "run", "--rm", "nginx:1.30.6", "sh", "-c", "echo 'events { } stream { }' >/etc/nginx/nginx.conf && nginx -t");
        await lab.DockerAsync("h1", "run", "--detach", "--publish", "8080:80", "nginx:1.30.6");
        var page = await TestLab.UntilAsync(() => lab.TryOnAsync("h2", "curl", "--silent", "http://h1:8080/"), answer => answer.ExitCode == 0);
        Assert.Contains("Welcome to nginx", page.Text, StringComparison.Ordinal);
    });

    private static Task<string> Shape(TestLab lab, string image) => lab.DockerAsync("h1", "inspect", "--format",
        "user:{{.Config.User}} {{.Config.StopSignal}} {{.Config.Entrypoint}} {{.Config.Cmd}}", image);

    [LabFact]
    public Task A_Dockerfile_may_install_packages() => OnLab(async lab =>
    {
        await lab.OnAsync("h1", "mkdir", "-p", "/srv/image");
        await lab.OnAsync("h1", "sh", "-c", """
            printf '%s\n' 'FROM debian:13-slim' 'RUN apt-get update && apt-get install -y --no-install-recommends bash curl socat docker-cli' >/srv/image/Dockerfile
            """);
        await lab.DockerAsync("h1", "build", "--tag", "watchdog", "/srv/image");
        Assert.Contains("Docker version", await lab.DockerAsync("h1", "run", "--rm", "watchdog", "docker", "--version"), StringComparison.Ordinal);
    });

    [LabFact]
    public Task A_healthy_app_becomes_healthy_and_an_unhealthy_one_never() => OnLab(async lab =>
    {
        await StartChecked(lab, "test-app:v2.0");
        await StartChecked(lab, "test-app:v2-unhealthy");
        Assert.Equal("healthy", await Settled(lab, "test-app-v2.0"));
        Assert.Equal("unhealthy", await Settled(lab, "test-app-v2-unhealthy"));
    });

    private static Task<string> StartChecked(TestLab lab, string image) => lab.DockerAsync("h1", "run", "--detach", "--name", image.Replace(':', '-'),
        "--health-cmd", "curl --fail --silent localhost:5000/health", "--health-interval", "1s", "--health-retries", "2", image);

    private static Task<string> Settled(TestLab lab, string container) => TestLab.UntilAsync(
        () => lab.DockerAsync("h1", "inspect", "--format", "{{.State.Health.Status}}", container), status => status != "starting");

    [LabFact]
    public Task A_crashing_app_answers_first_and_then_dies_by_itself() => OnLab(async lab =>
    {
        await lab.DockerAsync("h1", "run", "--detach", "--name", "app", "--env", "APP_CRASH_AFTER=4", "--publish", "5000:5000", "test-app:v2-crash");
        await TestLab.UntilAsync(() => Probe(lab), failure => failure == Failure.None);
        Assert.Equal("3", await lab.DockerAsync("h1", "wait", "app"));
    });

    [LabFact]
    public Task A_hanging_app_answers_first_and_then_keeps_its_clients_waiting() => OnLab(async lab =>
    {
        await lab.DockerAsync("h1", "run", "--detach", "--name", "app", "--env", "APP_HANG_AFTER=4", "--publish", "5000:5000", "test-app:v2-hang");
        await TestLab.UntilAsync(() => Probe(lab), failure => failure == Failure.None);
        await TestLab.UntilAsync(() => Probe(lab), failure => failure == Failure.Timeout);
    });

    private static async Task<Failure> Probe(TestLab lab)
    {
        var load = new LoadOptions(await lab.UrlAsync("h1", 5000)) { Rate = 1, Duration = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromSeconds(1) };
        return (await LoadRun.RunAsync(load)).Requests.Single().Failure;
    }

    [LabFact]
    public Task Sigterm_is_answered_as_the_environment_says() => OnLab(async lab =>
    {
        Assert.Equal("0", await ExitOf(lab, "graceful"));
        Assert.Equal("143", await ExitOf(lab, "exit"));
        Assert.Equal("137", await ExitOf(lab, "ignore"));
    });

    private static async Task<string> ExitOf(TestLab lab, string behaviour)
    {
        await lab.DockerAsync("h1", "run", "--detach", "--name", behaviour, "--env", $"APP_TERM={behaviour}", "test-app:v1.0");
        await TestLab.UntilAsync(() => lab.DockerAsync("h1", "logs", behaviour), log => log.Contains("listens", StringComparison.Ordinal));
        await lab.DockerAsync("h1", "stop", "--time", "2", behaviour);
        return await lab.DockerAsync("h1", "inspect", "--format", "{{.State.ExitCode}}", behaviour);
    }
}
