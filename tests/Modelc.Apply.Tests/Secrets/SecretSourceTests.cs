using System.Text;
using Modelc.Apply.Secrets;
using Modelc.Artifacts.Plan;
using Modelc.Testing;

namespace Modelc.Apply.Tests.Secrets;

public sealed class SecretSourceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modelc-secrets-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_variable_is_taken_as_it_is()
    {
        Environment.SetEnvironmentVariable("MODELC_TEST_SECRET", "it's \"so\"\n");

        Assert.Equal("it's \"so\"\n", await ReadAsync(new EnvironmentValue("MODELC_TEST_SECRET")));
    }

    [Fact]
    public async Task A_file_counts_from_the_folder_of_the_model_and_is_taken_byte_for_byte()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "key"), [0, 255, 10]);

        Assert.Equal([0, 255, 10], (await Source().ReadAsync(Of(new FileValue("key")), default)).Bytes.ToArray());
    }

    [RealToolFact("printf")]
    public async Task A_command_is_run_without_a_shell() =>
        Assert.Equal("$HOME `id` two words", await ReadAsync(new CommandValue(["printf", "%s", "$HOME `id` two words"])));

    [Fact]
    public async Task What_the_model_spells_out_is_read_from_the_model() =>
        Assert.Equal("from the model", await ReadAsync(new SecretInModel()));

    [Theory]
    [InlineData("env", "comes from the variable MODELC_NOBODY_SET_THIS, which is not set.")]
    [InlineData("file", "comes from the file \"missing\", which cannot be read.")]
    [InlineData("command", "comes from the command \"modelc-no-such-program\", which cannot be run here.")]
    public async Task A_value_that_cannot_be_had_is_named_with_its_owner(string kind, string fact)
    {
        ValuePlan value = kind switch
        {
            "env" => new EnvironmentValue("MODELC_NOBODY_SET_THIS"),
            "file" => new FileValue("missing"),
            _ => new CommandValue(["modelc-no-such-program"]),
        };

        var failure = await Assert.ThrowsAsync<SecretFailureException>(() => ReadAsync(value));

        Assert.StartsWith("The secret \"KEY\" of \"web\"", failure.Message, StringComparison.Ordinal);
        Assert.Contains(fact, failure.Message.Replace("set. Set it where modelc runs.", "set.", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [RealToolFact("sh")]
    public async Task What_a_command_printed_before_it_failed_is_in_no_message()
    {
        var failure = await Assert.ThrowsAsync<SecretFailureException>(
            () => ReadAsync(new CommandValue(["sh", "-c", "echo canary; exit 3"])));

        Assert.DoesNotContain("canary", failure.ToString(), StringComparison.Ordinal);
        Assert.Contains("exit code 3", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_prints_as_nothing_of_itself() =>
        Assert.Equal("(secret)", (await Source().ReadAsync(Of(new SecretInModel()), default)).ToString());

    private SecretSource Source() => new(folder, _ => "from the model");

    private static SecretFile Of(ValuePlan value) => new("web", "KEY", value);

    private async Task<string> ReadAsync(ValuePlan value) =>
        Encoding.UTF8.GetString((await Source().ReadAsync(Of(value), default)).Bytes.Span);
}
