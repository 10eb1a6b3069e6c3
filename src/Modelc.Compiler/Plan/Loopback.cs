using System.Net;

namespace Modelc.Compiler.Plan;

/// <summary>Addresses that mean "this machine", whichever machine one is on.</summary>
internal static class Loopback
{
    public static bool Is(string address) =>
        address.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address, out var ip) && (IPAddress.IsLoopback(ip) || ip.Equals(IPAddress.Any)));
}
