using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

/// <summary>GeneSIS's "mounts" {src, tgt}, one or a list, and our "volumes" with all that Docker can say.</summary>
internal static class VolumeBinder
{
    public static (ImmutableArray<Mount> Mounts, ImmutableArray<DeviceMapping> StrayDevices) Bind(ObjectReader resource)
    {
        var mounts = ImmutableArray.CreateBuilder<Mount>();
        var devices = ImmutableArray.CreateBuilder<DeviceMapping>();
        mounts.AddRange(resource.Objects("mounts", orOne: true).Select(Mount).OfType<Mount>());
        foreach (var reader in resource.Objects("volumes", orOne: true))
        {
            if (!IsDevice(reader))
                AddIfAny(mounts, Volume(reader));
            else
                AddIfAny(devices, StrayDevice(resource, reader));
        }

        return (mounts.ToImmutable(), devices.ToImmutable());
    }

    private static void AddIfAny<T>(ImmutableArray<T>.Builder list, T? item)
        where T : class
    {
        if (item is not null)
            list.Add(item);
    }

    private static Mount? Mount(ObjectReader reader)
    {
        var source = reader.Text("src", "");
        var target = reader.Text("tgt", "");
        reader.Finish("mount");

        // The editor's way to say "none".
        if (source.Value.Length == 0 && target.Value.Length == 0)
            return null;
        return new(KindOf(source), source, target, reader.Default(false), reader.Origin);
    }

    private static Mount? Volume(ObjectReader reader)
    {
        var source = reader.Text("source", "");
        var target = reader.RequiredText("target", "\"/data\"");
        var kind = reader.Word("type", KindOf(source), Words.MountKinds);
        var readOnly = reader.Flag("readOnly", false);
        reader.Finish("volume");
        return target is { } t ? new(kind, source, t, readOnly, reader.Origin) : null;
    }

    private static MountKind KindOf(Located<string> source) =>
        source.Value is ['/' or '~' or '.', ..] ? MountKind.Bind : MountKind.Volume;

    private static bool IsDevice(ObjectReader reader) => reader.Syntax.Find("PathOnHost") is not null;

    private static DeviceMapping? StrayDevice(ObjectReader resource, ObjectReader reader)
    {
        resource.Report(LegacyDiagnostics.DeviceAsVolume(resource.Context.At(reader.Origin), resource.Owner.Text));
        return DeviceBinder.BindOne(reader);
    }
}
