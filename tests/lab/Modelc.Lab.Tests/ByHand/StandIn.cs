using Modelc.Lab.Tests.Raising;

namespace Modelc.Lab.Tests.ByHand;

/// <summary>
/// What the examples name and a lab without the internet cannot have: images of others and repositories of others. Each
/// stand-in is the lab's test application under the name and on the port of what it stands for, so that it can be told
/// which replica of which version answered.
/// </summary>
internal static class StandIn
{
    /// <param name="more">Further lines of the Dockerfile.</param>
    public static Task ImageAsync(TestLab lab, string host, string image, int port, string version = "v1.0", string more = "") =>
        BuildAsync(lab, host, image, $"FROM test-app:{version}\nENV APP_PORT={port}\n{more}");

    /// <summary>A service that says at one path which replica it is, and is asked there whether it is well.</summary>
    public static Task WhoamiAsync(TestLab lab, string host, string image, string version) =>
        ImageAsync(lab, host, image, 8000, version, "RUN sed -i 's|\"/health\"|\"/whoami\"|' /test-app/app.py");

    /// <summary>The Flask application of the tutorial on Swarm: its sentence, and in headers who answered.</summary>
    public static Task FlaskAsync(TestLab lab, string host, string image) => ImageAsync(lab, host, image, 5001, more: """
        RUN sed -i 's/^        body = json.dumps.*/        body = f"This is an example Flask app served from {REPLICA} to {self.client_address[0]}{chr(10)}".encode()/' /test-app/app.py
        """);

    /// <summary>The page of the HAProxy HA example, and in headers who answered.</summary>
    public static Task PageAsync(TestLab lab, string host, string image, string version) => BuildAsync(lab, host, image, $$"""
        FROM nginx:1.30.6
        RUN printf '<html>\n<h1>Hello world from an HA application!</h1>\n<h2>This is the {{version}} version.</h2>\n</html>\n' >/usr/share/nginx/html/index.html
        RUN printf 'server { listen 80; root /usr/share/nginx/html; add_header X-Version {{version}}; add_header X-Replica $hostname; }\n' >/etc/nginx/conf.d/default.conf
        """);

    /// <summary>A web server that hands all but its own health on to a component of the model.</summary>
    public static Task GatewayAsync(TestLab lab, string host, string image, string behind) => BuildAsync(lab, host, image, $$"""
        FROM nginx:1.30.6
        RUN apt-get update -q && apt-get install -q -y --no-install-recommends curl
        RUN printf 'server { listen 80; location / { proxy_pass {{behind}}; } location /health { return 200; } }\n' >/etc/nginx/conf.d/default.conf
        """);

    /// <summary>
    /// The base of recipes with a git that finds, under the address of somebody else's server, a repository in a folder.
    /// The clone, the install and the start are those of the recipe. <see cref="RestoreBaseAsync"/> undoes it.
    /// </summary>
    public static Task RepositoryAsync(TestLab lab, string host, string server, string repository, int port) =>
        ReplaceBaseAsync(lab, host, BaseWithRepository(server, repository, port));

    /// <summary>The same as an image in the lab's registry, for hosts that have no Docker yet to be given anything. What to write as "baseImage".</summary>
    public static async Task<string> PushedRepositoryAsync(TestLab lab, string host, string server, string repository, int port)
    {
        var image = $"registry.lab:5000/base-with-{repository}:12";
        await BuildAsync(lab, host, image, BaseWithRepository(server, repository, port));
        await lab.DockerAsync(host, "push", "--quiet", image);
        return image;
    }

    private static string BaseWithRepository(string server, string repository, int port) => $$"""
        FROM test-app:v1.0 AS work
        RUN apt-get update -q && apt-get install -q -y --no-install-recommends git
        WORKDIR /work
        RUN cp /test-app/app.py . && mkdir conf && touch conf/production.ini conf/prod.ini \
         && echo 'apt-get install --yes --no-install-recommends python3 curl' >install.sh \
         && echo 'APP_VERSION=from-git APP_PORT={{port}} exec python3 app.py' >start.sh \
         && git init -q && git add . && git -c user.name=lab -c user.email=lab@lab commit -qm 'All of it' \
         && git clone -q --bare . /srv/git/{{repository}}.git
        FROM debian:12-slim
        COPY --from=work /srv/git /srv/git
        RUN printf '[url "file:///srv/git/"]\n\tinsteadOf = {{server}}\n' >/etc/gitconfig
        """;

    /// <summary>A base that has already what a recipe takes for granted.</summary>
    public static async Task ReplaceBaseAsync(TestLab lab, string host, string dockerfile)
    {
        await lab.DockerAsync(host, "tag", "debian:12-slim", "kept/debian");
        await BuildAsync(lab, host, "debian:12-slim", dockerfile);
    }

    public static Task RestoreBaseAsync(TestLab lab, string host) =>
        lab.OnAsync(host, "sh", "-c", "! docker image inspect kept/debian >/dev/null 2>&1 || { docker tag kept/debian debian:12-slim && docker rmi kept/debian; }");

    private static async Task BuildAsync(TestLab lab, string host, string image, string dockerfile) =>
        await lab.OnAsync(host, "sh", "-c", "printf '%s\n' \"$2\" | docker build --quiet --tag \"$1\" -", "sh", image, dockerfile);
}
