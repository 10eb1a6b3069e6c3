namespace Modelc.Apply.Secrets;

/// <summary>A value cannot be had. The message says whose it is and where it was looked for, and nothing that was found there.</summary>
public sealed class SecretFailureException(string message) : Exception(message);
