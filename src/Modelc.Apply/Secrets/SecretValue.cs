namespace Modelc.Apply.Secrets;

/// <summary>The bytes of a secret. Whatever prints it by accident prints nothing of it.</summary>
public sealed class SecretValue(ReadOnlyMemory<byte> bytes)
{
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    public override string ToString() => "(secret)";
}
