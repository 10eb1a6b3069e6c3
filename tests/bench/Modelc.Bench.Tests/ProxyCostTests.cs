using Modelc.Bench.Availability;

namespace Modelc.Bench.Tests;

public sealed class ProxyCostTests
{
    private const string Said = """
        Running 5s test @ http://192.0.2.1:80/
          1 threads and 32 connections
          Thread Stats   Avg      Stdev     Max   +/- Stdev
            Latency     1.14ms    1.02ms  23.64ms   91.99%
            Req/Sec    31.06k     2.91k   36.43k    72.00%
          Latency Distribution
             50%  884.00us
             75%    1.35ms
             90%    2.12ms
             99%    5.08ms
          154511 requests in 5.01s, 125.12MB read

        """;

    [Fact]
    public void What_wrk_says_is_read() =>
        Assert.Equal(
            new ProxyRun("direct", true, 30840.57, 5.08, 0),
            ProxyCost.Read("direct", true, Said + "Requests/sec:  30840.57\nTransfer/sec:     24.97MB\n"));

    [Theory]
    [InlineData("99%  910.00us", 0.91)]
    [InlineData("99%    1.20s", 1200)]
    public void A_latency_has_a_unit(string line, double milliseconds) =>
        Assert.Equal(milliseconds, ProxyCost.Read("direct", true, line).P99Ms);

    [Fact]
    public void Everything_that_went_wrong_is_counted() =>
        Assert.Equal(1 + 2 + 3 + 4 + 50, ProxyCost.Read(
            "direct", true, "  Socket errors: connect 1, read 2, write 3, timeout 4\n  Non-2xx or 3xx responses: 50\n").Bad);
}
