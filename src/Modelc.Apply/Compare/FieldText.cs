using System.Globalization;
using System.Text.Json;
using static Modelc.Apply.Compare.PlanValue;

namespace Modelc.Apply.Compare;

/// <summary>A value of a plan as a person would write it.</summary>
internal static class FieldText
{
    public static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Array => List(value),
        _ => value.GetRawText(),
    };

    /// <summary>One of our own words: "startFirst" is "start first".</summary>
    public static string Word(JsonElement value) =>
        string.Concat(value.GetString()!.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    /// <summary>A program's own name: "haProxy" is haproxy.</summary>
    public static string Product(JsonElement value) => value.GetString()!.ToLowerInvariant();

    public static string List(JsonElement list) =>
        list.GetArrayLength() == 0 ? "(none)" : string.Join(", ", list.EnumerateArray().Select(Plain));

    /// <summary>Words of a command; one that a shell would take apart is quoted.</summary>
    public static string Command(JsonElement words) =>
        string.Join(' ', words.EnumerateArray().Select(Plain).Select(word => word.Length > 0 && !word.Any(char.IsWhiteSpace) ? word : $"\"{word}\""));

    /// <summary>A text, or where a secret is found; never the secret.</summary>
    public static string Value(JsonElement value) => Text(value, "from") switch
    {
        "text" => Text(value, "text") ?? "",
        "env" => $"(variable {Text(value, "name")})",
        "file" => $"(file {Text(value, "path")})",
        "command" => $"(output of {Command(value.GetProperty("words"))})",
        _ => "(in the model)",
    };

    public static string Variable(JsonElement variable) => $"{Text(variable, "name")}={Value(variable.GetProperty("value"))}";

    public static string Label(JsonElement label) => $"{Text(label, "name")}={Text(label, "value")}";

    public static string Labels(JsonElement labels) =>
        labels.GetArrayLength() == 0 ? "(none)" : string.Join(", ", labels.EnumerateArray().Select(Label));

    public static string Option(JsonElement option) => $"{Text(option, "key")} {List(option.GetProperty("values"))}";

    public static string Image(JsonElement image) =>
        IsTrue(image, "isBuilt") ? $"{Text(image, "name")} (built)" : Text(image, "name")!;

    public static string ContainerCommand(JsonElement command) =>
        IsTrue(command, "isWrapped") ? Plain(command.GetProperty("words")[0]) : Command(command.GetProperty("words"));

    public static string Port(JsonElement port)
    {
        var address = Text(port, "address") is { } given ? $"{given}:" : "";
        var protocol = Text(port, "protocol") == "udp" ? "/udp" : "";
        return $"{address}{port.GetProperty("hostPort").GetRawText()}:{port.GetProperty("containerPort").GetRawText()}{protocol}";
    }

    public static string Mount(JsonElement mount) =>
        string.Join(' ', new[] { Text(mount, "kind"), Text(mount, "source"), "at", Text(mount, "target") }.Where(word => word is { Length: > 0 }))
        + (IsTrue(mount, "isReadOnly") ? " (read only)" : "");

    public static string Device(JsonElement device) =>
        $"{Text(device, "pathOnHost")} at {Text(device, "pathInContainer")} ({Text(device, "permissions")})";

    public static string Secret(JsonElement secret) =>
        $"{Text(secret, "name")} {Value(secret.GetProperty("value"))} at {Text(secret, "target")} ({Text(secret, "mode")})";

    public static string Config(JsonElement config) =>
        $"{Text(config, "name")} at {Text(config, "target")} ({Text(config, "mode")}), content {Hash(config.GetProperty("sha256"))}";

    public static string Network(JsonElement use) =>
        use.GetProperty("aliases").GetArrayLength() == 0 ? Text(use, "network")! : $"{Text(use, "network")} as {List(use.GetProperty("aliases"))}";

    public static string KnownName(JsonElement name) => $"{Text(name, "name")} is {Text(name, "address")}";

    public static string Registry(JsonElement registry) =>
        $"{Text(registry, "server")}{(Text(registry, "userName") is { } user ? $" as {user}" : "")}";

    public static string Probe(JsonElement probe) => Text(probe, "kind") switch
    {
        "http" => $"GET {Text(probe, "path")}",
        "tcp" => "tcp connect",
        "command" => $"command {Command(probe.GetProperty("words"))}",
        _ => Text(probe, "script") ?? probe.GetRawText(),
    };

    public static string Health(JsonElement health) =>
        $"{Probe(health.GetProperty("probe"))}, every {Text(health, "interval")}";

    public static string Proxy(JsonElement proxy) => $"{Product(proxy.GetProperty("kind"))} ({Text(proxy, "image")})";

    public static string Stats(JsonElement stats) => $"{Text(stats, "address")}:{stats.GetProperty("port").GetRawText()}";

    public static string Watchdog(JsonElement watchdog) => $"every {Text(watchdog, "interval")}";

    public static string Upload(JsonElement upload) => $"{Text(upload, "localFile")} to {Text(upload, "remoteFile")}";

    public static string StepCommand(JsonElement step) => Text(step, "command") ?? "";

    public static string BuiltImage(JsonElement image) => Text(image, "repository") ?? "";

    public static string Node(JsonElement node) =>
        string.Join(", ", new[] { $"{Text(node, "host")} {Text(node, "role")}", Text(node, "availability")! }
            .Concat(node.GetProperty("labels").EnumerateArray().Select(Label)));

    public static string Tls(JsonElement tls) => $"{Text(tls, "ca")}, {Text(tls, "certificate")}, {Text(tls, "key")}";

    public static string Hash(JsonElement hash) => hash.GetString() is { Length: > 12 } whole ? whole[..12] : Plain(hash);

    /// <summary>Thousandths.</summary>
    public static string Cpus(JsonElement cpus) => (cpus.GetInt32() / 1000m).ToString(CultureInfo.InvariantCulture);

    public static string Bytes(JsonElement bytes)
    {
        const long Kilo = 1024;
        return bytes.GetInt64() switch
        {
            var b when b > 0 && b % (Kilo * Kilo * Kilo) == 0 => $"{b / (Kilo * Kilo * Kilo)}g",
            var b when b > 0 && b % (Kilo * Kilo) == 0 => $"{b / (Kilo * Kilo)}m",
            var b when b > 0 && b % Kilo == 0 => $"{b / Kilo}k",
            var b => b.ToString(CultureInfo.InvariantCulture),
        };
    }
}
