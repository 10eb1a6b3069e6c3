using Modelc.Load;

namespace Modelc.Lab.Tests.Books;

public sealed class LoadOptionsTests
{
    private static readonly LoadOptions Good = new(new Uri("http://10.0.0.1/"));

    public static TheoryData<LoadOptions> Unbounded() =>
    [
        Good with { Target = new Uri("https://10.0.0.1/") },
        Good with { Target = new Uri("/health", UriKind.Relative) },
        Good with { Rate = 0 },
        Good with { Rate = double.NaN },
        Good with { Rate = 5001 },
        Good with { Duration = TimeSpan.FromHours(1) },
        Good with { Rate = 5000, Duration = TimeSpan.FromMinutes(10) },
        Good with { Clients = 0 },
        Good with { Timeout = TimeSpan.FromMinutes(2) },
        Good with { Method = "DELETE" },
    ];

    [Theory]
    [MemberData(nameof(Unbounded))]
    public void A_load_that_would_not_stop_by_itself_is_refused(LoadOptions load)
    {
        Assert.NotNull(load.Problem());
        Assert.Throws<ArgumentException>(() => { _ = LoadRun.RunAsync(load); });
    }

    [Fact]
    public void A_request_is_due_at_its_turn() =>
        Assert.Equal((1000, TimeSpan.FromMilliseconds(2500)), (Good.RequestCount, Good.DueTime(250)));
}
