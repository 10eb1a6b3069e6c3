namespace Modelc.Compiler.Diagnostics;

public enum Severity
{
    /// <summary>Something the compiler decided that the reader may want to know. Never changes the exit code.</summary>
    Info,

    /// <summary>It will be built, and somebody may be sorry. Can be suppressed with a reason.</summary>
    Warning,

    /// <summary>Nothing is written. Cannot be suppressed.</summary>
    Error,
}
