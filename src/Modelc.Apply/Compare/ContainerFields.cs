using System.Text.Json;

namespace Modelc.Apply.Compare;

/// <summary>What a unit's containers are made of. None of it can change on a container that runs.</summary>
internal static class ContainerFields
{
    public static IReadOnlyList<FieldRow> Rows { get; } =
    [
        Row("image", "image", FieldText.Image, "docker_resource/image", "ssh_resource") with
        {
            IsWhole = true, From = ["container.registry"], IsDerived = (_, now) => IsBuilt(now),
        },
        Row("command", "command", FieldText.ContainerCommand, "docker_resource/command") with { IsWhole = true },
        Item("environment", "environment", FieldText.Variable, "docker_resource/environment/{}"),
        Item("ports", "port", FieldText.Port, "docker_resource/port_bindings/{}") with
        {
            Effect = now => now is { IsOnSwarm: true, Comes: false } ? Effect.Downtime : Effects.Replacement(now),
            From = ["exposedPort", "=proxy"],
        },
        Item("mounts", "mount", FieldText.Mount, "docker_resource/volumes/{}", "docker_resource/mounts/{}"),
        Item("devices", "device", FieldText.Device, "docker_resource/devices/{}"),
        Item("options", "option", FieldText.Option, "docker_resource/extra_options/{}"),
        Item("labels", "label", FieldText.Label, "docker_resource/extra_options/Labels"),
        Row("resources.cpuLimit", "cpus", FieldText.Cpus, "docker_resource/resources/limits/cpus"),
        Row("resources.memoryLimit", "memory", FieldText.Bytes, "docker_resource/resources/limits/memory"),
        Row("resources.pidLimit", "processes", FieldText.Plain, "docker_resource/resources/limits/pids"),
        Row("resources.cpuReservation", "reserved cpus", FieldText.Cpus, "docker_resource/resources/reservations/cpus"),
        Row("resources.memoryReservation", "reserved memory", FieldText.Bytes, "docker_resource/resources/reservations/memory"),
        Row("secrets[*]", "secret", FieldText.Secret, "docker_resource/secrets/{}"),
        Row("secrets[*].value", "source of secret {}", FieldText.Value, "docker_resource/secrets/{}/value") with { IsWhole = true },
        Row("secrets[*].target", "place of secret {}", FieldText.Plain, "docker_resource/secrets/{}/target"),
        Row("secrets[*].mode", "mode of secret {}", FieldText.Plain, "docker_resource/secrets/{}/mode"),
        Row("configs[*]", "config", FieldText.Config, "docker_resource/configs/{}"),
        Row("configs[*].target", "place of config {}", FieldText.Plain, "docker_resource/configs/{}/target"),
        Row("configs[*].mode", "mode of config {}", FieldText.Plain, "docker_resource/configs/{}/mode"),
        Row("configs[*].sha256", "content of config {}", FieldText.Hash, "docker_resource/configs/{}/content", "docker_resource/configs/{}/file"),
        Item("networks", "network", FieldText.Network, "/links") with { From = ["place"] },
        Item("names", "known name", FieldText.KnownName, "/links") with { From = ["place", "container.networks"] },
        Row("registry", "registry", FieldText.Registry, "docker_resource/registry"),
        Row("registry.server", "registry", FieldText.Plain, "docker_resource/registry/server"),
        Row("registry.userName", "user of the registry", FieldText.Plain, "docker_resource/registry/username"),
        Row("registry.password", "password of the registry", FieldText.Value, "docker_resource/registry/password") with { IsWhole = true },
        Row("restart.condition", "restart", FieldText.Word, "availability/restart/condition", "docker_resource/extra_options/RestartPolicy"),
        Row("restart.delay", "restart delay", FieldText.Plain, "availability/restart/delay"),
        Row("restart.maxAttempts", "restart attempts", FieldText.Plain, "availability/restart/maxAttempts", "docker_resource/extra_options/RestartPolicy"),
        Row("restart.window", "restart window", FieldText.Plain, "availability/restart/window"),
        Row("stopGrace", "stop grace", FieldText.Plain, "availability/update/drain") with
        {
            From = ["update.drain", "proxy", "update.order"],
        },
    ];

    private static FieldRow Row(string field, string label, Func<JsonElement, string> text, params string[] places) =>
        new(FieldTable.Unit, $"container.{field}", label, Effects.Replacement) { Text = text, Places = [.. places] };

    private static FieldRow Item(string list, string label, Func<JsonElement, string> text, params string[] places) =>
        Row($"{list}[*]", label, text, places) with { IsWhole = true };

    private static bool IsBuilt(JsonElement unit) => PlanValue.IsTrue(unit, "container", "image", "isBuilt");
}
