using Modelc.Lab.Tests.Raising;
using Modelc.Testing;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.ByHand;

/// <summary>
/// The files of an example on real hosts, put there by the commands of its page and nothing else. The page is the
/// committed one; hosts of the lab carry the addresses that the model names.
/// </summary>
[Collection(SecondLab.Name)]
public abstract class ByHandTest(LabFixture fixture, ITestOutputHelper output) : LoadedTest(fixture, output)
{
    private readonly ITestOutputHelper _output = output;

    private protected Task ByHand(
        string example, string application, IReadOnlyDictionary<string, string> hosts, Func<Operator, Task> test) =>
        FromDesk(application, hosts, person => person.TakeAsync(FolderOf(example)), test);

    /// <summary>The same for a model below tests/lab/models, which is built first.</summary>
    private protected Task BuiltByHand(string model, IReadOnlyDictionary<string, string> hosts, Func<Operator, Task> test) =>
        FromDesk(model, hosts, person => WithBuiltAsync(RepositoryRoot.Combine($"tests/lab/models/{model}"), text => text, person.TakeAsync), test);

    private Task FromDesk(
        string application, IReadOnlyDictionary<string, string> hosts, Func<Operator, Task> take, Func<Operator, Task> test) => OnLab(async lab =>
    {
        var person = new Operator(lab, application, hosts, _output.WriteLine);
        try
        {
            await take(person);
            await person.PrepareAsync();
            await test(person);
        }
        finally
        {
            foreach (var host in person.Hosts.Where(host => host != Operator.Desk))
                await StandIn.RestoreBaseAsync(lab, host);
        }
    });

    private protected static string FolderOf(string example) => RepositoryRoot.Combine($"examples/{example}");

    /// <summary>Puts the same example on the desk after somebody changed its model and built again.</summary>
    private protected static Task ChangeModelAsync(Operator person, string example, string text, string newText) =>
        WithChangedModelAsync(example, text, newText, person.TakeAsync);

    /// <summary>Builds a copy of an example whose model differs by a word, for as long as it is used.</summary>
    private protected static Task WithChangedModelAsync(string example, string text, string newText, Func<string, Task> use) =>
        WithBuiltAsync(FolderOf(example), model =>
        {
            Assert.Contains(text, model, StringComparison.Ordinal);
            return model.Replace(text, newText, StringComparison.Ordinal);
        }, use);

    private protected static Task WithChangedModelAsync(string example, Func<string, string> change, Func<string, Task> use) =>
        WithBuiltAsync(FolderOf(example), change, use);

    private static async Task WithBuiltAsync(string source, Func<string, string> change, Func<string, Task> use)
    {
        var folder = Directory.CreateTempSubdirectory("modelc-by-hand-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(source))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            var model = Path.Combine(folder, "model.json");
            await File.WriteAllTextAsync(model, change(await File.ReadAllTextAsync(model)));
            var modelc = Path.Combine(AppContext.BaseDirectory, "modelc.dll");
            (await LabCommand.RunProgramAsync("dotnet", TimeSpan.FromMinutes(1),
                [modelc, "build", model, "--output", Path.Combine(folder, "out")])).Expect();
            await use(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
