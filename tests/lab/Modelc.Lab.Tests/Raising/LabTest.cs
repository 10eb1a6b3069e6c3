using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Raising;

/// <summary>
/// A test on the shared lab. It starts on healthy hosts with empty engines, and when it fails the logs of all hosts and
/// containers are in its output.
/// </summary>
[Collection(SharedLab.Name)]
public abstract class LabTest(LabFixture fixture, ITestOutputHelper output)
{
    protected async Task OnLab(Func<TestLab, Task> test)
    {
        var lab = fixture.Lab;
        try
        {
            await test(lab);
        }
        catch
        {
            output.WriteLine((await lab.RunAsync("logs")).Text);
            throw;
        }
        finally
        {
            (await lab.RunAsync("reset")).Expect();
        }
    }
}
