using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Compiler.Syntax;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model.Binding;

/// <summary>"healthCheck": the text of a script, or an object with one of http, tcp, command and script.</summary>
internal static class HealthCheckBinder
{
    private static readonly string[] Kinds = ["http", "tcp", "command", "script"];

    public static HealthCheck? Bind(ObjectReader policy)
    {
        switch (policy.Find("healthCheck"))
        {
            case null:
                return null;
            case StringSyntax text:
                return string.IsNullOrWhiteSpace(text.Value) ? null : Script(text);
            case ObjectSyntax:
                return BindGiven(policy.Object("healthCheck")!);
            case var other:
                policy.Values.Wrong<bool>(
                    other, new("healthCheck"), "a script or an object such as {\"http\": \"/health\"}");
                return null;
        }
    }

    private static ScriptHealthCheck Script(StringSyntax text) =>
        new(new(text.Value, text.Span), null, null, null, null, text.Span);

    private static HealthCheck? BindGiven(ObjectReader reader)
    {
        var path = Path(reader);
        if (!reader.Flag("tcp", true).Value)
            reader.Values.Unreadable(reader.Find("tcp")!, new("tcp"), "true, or left out");
        var command = Command(reader);
        var script = reader.OptionalText("script");
        var rhythm = new Rhythm(
            reader.Time("interval"),
            reader.Time("timeout"),
            reader.OptionalNumber("retries", NumberRange.PositiveCount),
            reader.Time("startPeriod"),
            reader.Origin);
        reader.Finish("healthCheck");
        if (!OneOf.Check(reader, Kinds))
            return null;
        return path is { } p ? rhythm.Http(p)
            : command is { } words ? rhythm.Command(words)
            : script is { } text ? rhythm.Script(text)
            : rhythm.Tcp();
    }

    private static Located<string>? Path(ObjectReader reader)
    {
        if (reader.OptionalText("http") is not { } path)
            return null;
        if (!path.Value.StartsWith('/'))
            reader.Values.Unreadable(reader.Find("http")!, new("http"), "a path that starts with \"/\", such as \"/health\"");
        return path;
    }

    /// <summary>A list of words, or a text for a shell, as in a Dockerfile.</summary>
    private static ImmutableArray<Located<string>>? Command(ObjectReader reader) => reader.Find("command") switch
    {
        null => null,
        StringSyntax text => [new("/bin/sh", text.Span), new("-c", text.Span), new(text.Value, text.Span)],
        _ => reader.Texts("command"),
    };

    /// <summary>The times that all kinds share.</summary>
    private sealed record Rhythm(
        Located<Duration>? Interval,
        Located<Duration>? Timeout,
        Located<int>? Retries,
        Located<Duration>? StartPeriod,
        TextSpan Origin)
    {
        public HttpHealthCheck Http(Located<string> path) => new(path, Interval, Timeout, Retries, StartPeriod, Origin);

        public TcpHealthCheck Tcp() => new(Interval, Timeout, Retries, StartPeriod, Origin);

        public CommandHealthCheck Command(ImmutableArray<Located<string>> words) =>
            new(words, Interval, Timeout, Retries, StartPeriod, Origin);

        public ScriptHealthCheck Script(Located<string> text) =>
            new(text, Interval, Timeout, Retries, StartPeriod, Origin);
    }
}
