namespace Modelc.Load;

/// <summary>What of an answer goes into the books.</summary>
/// <param name="CanReuse">Whether the connection may carry another request.</param>
public sealed record Reply(int Status, string? Version, string? Replica, bool CanReuse);
