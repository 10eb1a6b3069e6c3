using System.Globalization;
using Modelc.Testing;

namespace Modelc.Lab.Tests.Raising;

/// <summary>
/// One lab for the whole run: h1, h2, h3 with engines (h3 reached through h1), h4 without. Where MODELC_LAB_NAME names a lab,
/// that one is used and left up; it makes the next run start at once.
/// </summary>
public sealed class LabFixture : IAsyncLifetime
{
    private static readonly TimeSpan ColdCache = TimeSpan.FromMinutes(15);

    private static readonly string? KeptName = Environment.GetEnvironmentVariable("MODELC_LAB_NAME");

    private readonly string _name = KeptName ?? $"t{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";

    public TestLab Lab => new(_name);

    public async Task InitializeAsync()
    {
        await FellOrphansAsync();
        try
        {
            (await LabCommand.RunAsync(_name, ColdCache, "up", "--hosts", "4", "--bare", "h4")).Expect();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async Task DisposeAsync()
    {
        if (KeptName is null)
            (await LabCommand.RunAsync(_name, TimeSpan.FromMinutes(2), "down")).Expect();
    }

    /// <summary>A run that was killed could not fell its lab; its name says which process that was.</summary>
    private static async Task FellOrphansAsync()
    {
        if (!Directory.Exists("/run/modelc-lab"))
            return;
        foreach (var name in Directory.GetDirectories("/run/modelc-lab").Select(folder => Path.GetFileName(folder)))
        {
            if (name[0] is 't' or 'd' && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var process) && !Directory.Exists($"/proc/{process}"))
                (await LabCommand.RunAsync(name, TimeSpan.FromMinutes(2), "down")).Expect();
        }
    }
}

/// <summary>The tests of a collection share the fixture and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedLab : ICollectionFixture<LabFixture>
{
    public const string Name = "lab";
}
