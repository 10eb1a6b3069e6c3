using System.Text.Json;

namespace Modelc.Cli.Tests.Commands;

public sealed class BuildCommandTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_build_writes_its_files_and_says_how_many()
    {
        var run = Build(TestFolder.Good);

        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Matches($"^{folder.Path("out")}: [0-9]+ added, 0 unchanged\\.\n$", run.Out);
        Assert.True(File.Exists(folder.Path("out/manifest.json")));
        Assert.True(File.Exists(folder.Path("out/plan.json")));
    }

    [Fact]
    public void The_same_build_again_is_up_to_date()
    {
        Build(TestFolder.Good);

        Assert.Matches("out: up to date, [0-9]+ unchanged\\.\n$", Build(TestFolder.Good).Out);
        var check = Build(TestFolder.Good, "--check");
        Assert.Equal(0, check.Exit);
        Assert.Matches("out: up to date, [0-9]+ files\\.\n$", check.Out);
    }

    [Fact]
    public void A_model_with_an_error_writes_not_one_byte()
    {
        var run = Build(TestFolder.Bad);

        Assert.Equal((1, ""), (run.Exit, run.Out));
        Assert.Contains("error MC2004", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("1 error; nothing was written.\n", run.Error, StringComparison.Ordinal);
        Assert.False(Path.Exists(folder.Path("out")));
    }

    [Fact]
    public void A_warning_stops_a_build_only_when_asked()
    {
        Assert.Equal(1, Build(TestFolder.Doubtful, "--warnings-as-errors").Exit);
        Assert.False(Path.Exists(folder.Path("out")));
        Assert.Equal(0, Build(TestFolder.Doubtful).Exit);
    }

    [Fact]
    public void Check_tells_what_would_change_and_changes_nothing()
    {
        Build(TestFolder.Good);
        var before = File.ReadAllText(folder.Path("out/manifest.json"));

        var run = Build(TestFolder.Good.Replace("8080", "8081", StringComparison.Ordinal), "--check");

        Assert.Equal(2, run.Exit);
        Assert.Contains("  changed  manifest.json\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("Run \"modelc build\" and commit the result.\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(folder.Path("out/manifest.json")));
    }

    [Fact]
    public void Check_of_a_folder_that_does_not_exist_finds_everything_missing()
    {
        var run = Build(TestFolder.Good, "--check");

        Assert.Equal(2, run.Exit);
        Assert.Contains("  added    plan.json\n", run.Out, StringComparison.Ordinal);
        Assert.False(Path.Exists(folder.Path("out")));
    }

    [Fact]
    public void An_edit_by_hand_is_a_warning_and_a_difference()
    {
        Build(TestFolder.Good);
        File.AppendAllText(folder.Path("out/plan.json"), "\n");

        var check = Build(TestFolder.Good, "--check");
        Assert.Equal(2, check.Exit);
        Assert.Contains("out/plan.json: warning MC5009: ", check.Error, StringComparison.Ordinal);

        Assert.Contains("has been written over", Build(TestFolder.Good).Error, StringComparison.Ordinal);
        Assert.Equal(0, Build(TestFolder.Good, "--check").Exit);
    }

    [Fact]
    public void Check_of_a_build_that_was_cut_off_says_so_and_blames_nobody_for_edits()
    {
        Build(TestFolder.Good);
        folder.Put("out/plan.json", "{}\n");
        folder.Put("out/.modelc-build/journal", "write plan.json\n");

        var check = Build(TestFolder.Good, "--check");

        Assert.Equal((2, ""), (check.Exit, check.Error));
        Assert.Contains("out: an interrupted build is to be finished, 1 changed. Run", check.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_somebody_else_stops_the_build_until_forced()
    {
        folder.Put("out/plan.json", "mine\n");

        var run = Build(TestFolder.Good);
        Assert.Equal(74, run.Exit);
        Assert.Contains("out/plan.json: error MC5007: This is a file that modelc did not write, so nothing was written.", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine\n", File.ReadAllText(folder.Path("out/plan.json")));

        Assert.Equal(0, Build(TestFolder.Good, "--force").Exit);
    }

    [Fact]
    public void A_file_where_the_folder_should_be_is_one_sentence()
    {
        folder.Put("out", "a file\n");

        var run = Build(TestFolder.Good);

        Assert.Equal(74, run.Exit);
        Assert.EndsWith("out: error MC5007: This is a file, and a folder must stand there, so nothing was written. Move it away.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_permission_is_one_sentence()
    {
        // The superuser may write anywhere.
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
            return;
        Directory.CreateDirectory(folder.Path("out"));
        File.SetUnixFileMode(folder.Path("out"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var run = Build(TestFolder.Good);

        Assert.Equal(74, run.Exit);
        Assert.EndsWith("out: error MC5003: The system denies access. Check who may read and write here.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_lists_the_files()
    {
        var run = Build(TestFolder.Good, "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        Assert.Contains(json.RootElement.GetProperty("changes").EnumerateArray(),
            change => change.GetProperty("path").GetString() == "plan.json" && change.GetProperty("kind").GetString() == "added");
    }

    [Fact]
    public void A_model_from_the_standard_input_is_built_as_well()
    {
        var run = CommandRun.Of(TestFolder.Good, ["build", "-", "--output", folder.Path("out")]);

        Assert.Equal(0, run.Exit);
    }

    [Fact]
    public void Check_tells_what_the_changed_files_mean()
    {
        Build(TestFolder.Good);

        var run = Build(TestFolder.Good.Replace("nginx:1.30.6", "nginx:1.30.7", StringComparison.Ordinal), "--check");

        Assert.Contains("  changed  plan.json\n", run.Out, StringComparison.Ordinal);
        Assert.Matches("\n  ~ unit web: .*image.*nginx:1\\.30\\.6.* -> .*nginx:1\\.30\\.7", run.Out);
    }

    [Fact]
    public void Views_show_what_the_templates_were_given_and_leave_other_files_alone()
    {
        folder.Put("views/notes.md", "mine\n");

        Assert.Equal(0, Build(TestFolder.Good, "--views", folder.Path("views")).Exit);

        Assert.Equal("mine\n", File.ReadAllText(folder.Path("views/notes.md")));
        foreach (var view in Directory.GetFiles(folder.Path("views"), "*.json", SearchOption.AllDirectories))
            JsonDocument.Parse(File.ReadAllText(view)).Dispose();
    }

    [Fact]
    public void A_broken_template_is_an_error_at_its_own_line()
    {
        var template = folder.Put("templates/stack.yml", "services:\n  {{ for }}\n");

        var run = Build(TestFolder.Good, "--templates", folder.Path("templates"));

        Assert.Equal(1, run.Exit);
        Assert.Contains($"{template}(2,", run.Error, StringComparison.Ordinal);
        Assert.False(Path.Exists(folder.Path("out")));
    }

    [Fact]
    public void Templates_that_do_not_exist_are_not_ignored()
    {
        var run = Build(TestFolder.Good, "--templates", folder.Path("nowhere"));

        Assert.Equal(74, run.Exit);
        Assert.Contains("nowhere: error MC5001", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Checking_writes_no_views_either()
    {
        Assert.Equal(64, Build(TestFolder.Good, "--check", "--views", folder.Path("views")).Exit);
        Assert.False(Path.Exists(folder.Path("views")));
    }

    private CommandRun Build(string model, params string[] more) =>
        CommandRun.Of(["build", folder.Put("model.json", model), "--output", folder.Path("out"), .. more]);
}
