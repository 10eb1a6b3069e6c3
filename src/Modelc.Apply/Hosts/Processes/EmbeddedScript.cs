namespace Modelc.Apply.Hosts.Processes;

/// <summary>A script that lies beside the code that uses it.</summary>
internal static class EmbeddedScript
{
    public static byte[] Read(string name)
    {
        using var stream = typeof(EmbeddedScript).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no script \"{name}\".");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
