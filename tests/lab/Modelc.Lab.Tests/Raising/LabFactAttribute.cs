namespace Modelc.Lab.Tests.Raising;

/// <summary>A fact about real hosts. Skipped, with the reason, where they cannot be raised; in CI that is a failure.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LabFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Reason = new(ReasonToSkip);

    public LabFactAttribute() => Skip = Reason.Value;

    private static string? ReasonToSkip()
    {
        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 } and not ("false" or "0"))
            return null;
        if (!OperatingSystem.IsLinux())
            return "the lab needs Linux";
        var reason = LabCommand.RunAsync("mlab", TimeSpan.FromSeconds(30), "check").GetAwaiter().GetResult().Text.Trim();
        return reason.Length > 0 ? reason : null;
    }
}
