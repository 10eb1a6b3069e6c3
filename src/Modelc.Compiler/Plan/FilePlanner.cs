using System.Collections.Immutable;
using System.Text;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Plan;

/// <summary>The files of a component: those in the model's folder, those whose text stands in the model, and secrets.</summary>
internal static class FilePlanner
{
    public static UploadPlan? Upload(InternalComponent component, SourceFileReader files)
    {
        if (component.Ssh?.Upload is not { } upload)
            return null;
        var content = files.Read(upload.LocalFile, Defaults.LargestUpload, component);
        return new UploadPlan(upload.LocalFile, upload.RemoteFile, SourceFileReader.Sha256Of(content), content);
    }

    public static ImmutableArray<ConfigPlan> Configs(InternalComponent component, SourceFileReader files) =>
    [
        .. (component.Docker?.Configs ?? [])
            .OrderBy(config => config.Name.Value, StringComparer.Ordinal)
            .Select(config => Config(config, component, files)),
    ];

    public static ImmutableArray<SecretPlan> Secrets(InternalComponent component) =>
    [
        .. (component.Docker?.Secrets ?? [])
            .OrderBy(secret => secret.Name.Value, StringComparer.Ordinal)
            .Select(secret => new SecretPlan(secret.Name, Values.OfSecret(secret.Value), secret.Target, secret.Mode)),
    ];

    private static ConfigPlan Config(ConfigFile config, InternalComponent component, SourceFileReader files)
    {
        ReadOnlyMemory<byte> content = config.File is { } file
            ? files.Read(file, Defaults.LargestConfig, component)
            : Encoding.UTF8.GetBytes(config.Content?.Value ?? "");
        return new ConfigPlan(config.Name, config.Target, config.Mode, SourceFileReader.Sha256Of(content), content);
    }
}
