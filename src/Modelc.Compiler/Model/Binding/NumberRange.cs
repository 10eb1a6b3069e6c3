namespace Modelc.Compiler.Model.Binding;

/// <summary>Which whole numbers make sense.</summary>
internal sealed record NumberRange(int Lowest, int Highest)
{
    public static NumberRange Port { get; } = new(0, 65535);

    /// <summary>A port that something listens on: 0 would mean "any".</summary>
    public static NumberRange FixedPort { get; } = new(1, 65535);

    public static NumberRange Replicas { get; } = new(1, 1000);

    public static NumberRange Count { get; } = new(0, 1_000_000);

    public static NumberRange PositiveCount { get; } = new(1, 1_000_000);
}
