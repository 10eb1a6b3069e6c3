using System.Globalization;
using Modelc.Testing;

namespace Modelc.Lab.Tests.Raising;

/// <summary>
/// One lab for the tests of a collection: h1, h2, h3 with engines (h3 reached through h1), h4 without. Where MODELC_LAB_NAME
/// names a lab, that one is used and left up; it makes the next run start at once.
/// </summary>
public sealed class LabFixture : IAsyncLifetime
{
    private static readonly TimeSpan ColdCache = TimeSpan.FromMinutes(15);

    private static readonly string? KeptName = Environment.GetEnvironmentVariable("MODELC_LAB_NAME");

    private static readonly Lazy<Task> Orphans = new(FellOrphansAsync);

    private static int _labs;

    // A lab's name is short, and a process number may have seven digits.
    private readonly string _name = (KeptName, Interlocked.Increment(ref _labs)) switch
    {
        (null, 1) => $"t{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}",
        (null, _) => $"u{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}",
        ({ } name, 1) => name,
        ({ } name, var count) => $"{name}{count}",
    };

    public TestLab Lab => new(_name);

    public async Task InitializeAsync()
    {
        await Orphans.Value;
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

    /// <summary>A run that was killed could not fell its labs; their names say which process that was.</summary>
    private static async Task FellOrphansAsync()
    {
        if (!Directory.Exists("/run/modelc-lab"))
            return;
        foreach (var name in Directory.GetDirectories("/run/modelc-lab").Select(folder => Path.GetFileName(folder)))
        {
            if (name[0] is 't' or 'u' or 'd' && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var process) && !Directory.Exists($"/proc/{process}"))
                (await LabCommand.RunAsync(name, TimeSpan.FromMinutes(2), "down")).Expect();
        }
    }
}

/// <summary>The tests of a collection share a lab and run one after the other; most of their time is waiting.</summary>
[CollectionDefinition(Name)]
public sealed class SharedLab : ICollectionFixture<LabFixture>
{
    public const string Name = "lab";
}

/// <summary>A second lab beside the first, so that one works while the other waits.</summary>
[CollectionDefinition(Name)]
public sealed class SecondLab : ICollectionFixture<LabFixture>
{
    public const string Name = "second lab";
}

/// <summary>A lab for tests that measure: they run when the others are done, so that nobody takes the machine's time from them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class CalmLab : ICollectionFixture<LabFixture>
{
    public const string Name = "calm lab";
}
