namespace Modelc.Apply.Hosts;

/// <summary>A machine that is down, refuses or stalls. The message is a whole sentence that names it, and what to do.</summary>
public sealed class HostFailureException(string host, string message) : Exception(message)
{
    public string Host => host;
}
