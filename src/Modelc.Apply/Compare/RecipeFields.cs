namespace Modelc.Apply.Compare;

/// <summary>A component's commands, run on a host or to build an image. The image of a unit stands in it as "image".</summary>
internal static class RecipeFields
{
    public static IReadOnlyList<FieldRow> Rows { get; } =
    [
        .. Commands(""),
        Row("stopCommand", "stop command", Effects.None) with { Places = ["ssh_resource/stopCommand"] },

        Row("image", "built image", Effects.Replacement) with { From = ["container.image", "@"], Places = ["ssh_resource"], Text = FieldText.BuiltImage },
        .. Commands("image."),
        Row("image.kind", "kind of the image", Effects.Replacement),
        Row("image.component", "component of the image", Effects.None),
        Row("image.origin", "place in the model", Effects.None) with { From = ["origin", "place"] },
        Row("image.repository", "repository", Effects.Replacement) with { From = ["container.registry"], Places = ["docker_resource/registry"] },
        Row("image.baseImage", "base image", Effects.Replacement) with { Places = ["ssh_resource/baseImage"] },
        Row("image.hosts", "built on", Effects.None) with { From = ["place", "proxy.hosts", "container.registry", "swarm:nodes"], Places = ["/components"] },
        Row("image.startCommand", "start command", Effects.Replacement) with { Places = ["ssh_resource/startCommand"] },
        Row("image.runsAsRoot", "runs as root", Effects.Replacement) with { Places = ["ssh_resource/runAs"] },
        Row("image.port", "port of the image", Effects.Replacement) with { From = ["targetPort", "exposedPort"], Places = ["availability/exposedPort"] },
        Row("image.health", "health check of the image", Effects.Replacement) with
        {
            From = ["health", "exposedPort"], Places = ["availability/healthCheck"], Text = FieldText.Health, IsWhole = true,
        },
        Row("image.drainBeforeStop", "drain of the image", Effects.Replacement) with { From = ["update.drain", "place"], Places = ["availability/update/drain"] },
        Row("image.pushTo", "pushed to", Effects.Replacement) with
        {
            From = ["container.registry"], Places = ["docker_resource/registry"], Text = FieldText.Registry, IsWhole = true,
        },
    ];

    private static IEnumerable<FieldRow> Commands(string prefix) =>
    [
        Row($"{prefix}upload", "upload", Effects.Replacement) with { Places = ["ssh_resource/uploadCommand"], Text = FieldText.Upload },
        Row($"{prefix}upload.localFile", "uploaded file", Effects.Replacement) with { Places = ["ssh_resource/uploadCommand"] },
        Row($"{prefix}upload.remoteFile", "uploaded to", Effects.Replacement) with { Places = ["ssh_resource/uploadCommand"] },
        Row($"{prefix}upload.sha256", "content of the upload", Effects.Replacement) with
        {
            Places = ["ssh_resource/uploadCommand"], From = [$"{prefix}upload.localFile"], Text = FieldText.Hash,
        },
        Row($"{prefix}steps[*]", "{} command", Effects.Replacement) with
        {
            Places = ["ssh_resource/{}Command"], Text = FieldText.StepCommand, IsWhole = true,
        },
    ];

    private static FieldRow Row(string pattern, string label, Func<Situation, Effect> effect) =>
        new(FieldTable.Unit, pattern, label, effect);
}
