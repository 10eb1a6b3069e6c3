using System.Text;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Syntax;
using Modelc.Compiler.Text;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Syntax;

public sealed class SyntaxTreeTests
{
    private static readonly SkipMember Graph = (depth, name) => depth == 1 && name == "graph";

    [Theory]
    [InlineData("""{"dm": {"graph": [1]}, "graph": {"nodes": [{"a": 1, "a": 2}]}, "after": 1}""", "model.json")]
    [InlineData("dm: {graph: [1]}\ngraph:\n  nodes: [{a: 1, b: 2}]\nafter: 1\n", "model.yaml")]
    public void A_skipped_member_is_one_node_and_only_at_its_depth(string text, string path)
    {
        var shape = Parsing.Shape(Parsing.Run(SourceText.From(path, text), Graph));

        Assert.Equal("""
            object
              "dm": object
                "graph": list
                  - 1
              "graph": skipped
              "after": 1

            """, shape);
    }

    [Theory]
    [InlineData("""{"graph": {"a": 1, "a": 2}}""", "model.json")]
    [InlineData("graph: {a: 1, a: 2}\n", "model.yaml")]
    public void Nobody_minds_a_key_given_twice_where_nobody_reads(string text, string path) =>
        Assert.Empty(Parsing.Run(SourceText.From(path, text), Graph).Diagnostics);

    [Fact]
    public void A_skipped_member_is_still_checked_for_syntax_and_has_its_place()
    {
        var parsed = Parsing.Json("""{"graph": {"zoom": 01, "pan": "\q"}}""", Graph);

        Assert.Equal(["MC1012", "MC1011"], parsed.Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Equal(new TextSpan(10, 25), ((ObjectSyntax)parsed.Tree.Root!).Find("graph")!.Value.Span);
    }

    [Fact]
    public void A_skipped_member_costs_no_memory()
    {
        var noise = string.Join(",", Enumerable.Range(0, 20_000).Select(i => $$"""{"id": "node-{{i}}", "x": {{i}}}"""));
        var source = SourceText.From("model.json", $$"""{"graph": [{{noise}}]}""");

        var allocated = AllocatedBy(() => SyntaxTree.Parse(source, new DiagnosticBag(), Graph));

        Assert.InRange(allocated, 0, source.Bytes.Length / 10);
    }

    [Fact]
    public void A_large_model_costs_a_small_multiple_of_its_text()
    {
        var component = """{"_type": "/internal", "name": "component-#", "version": "0.0.1", "properties": [], "port": 80},""";
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => component.Replace("#", $"{i}", StringComparison.Ordinal)));
        var source = SourceText.From("model.json", $$"""{"components": [{{text}}]}""");

        var allocated = AllocatedBy(() => SyntaxTree.Parse(source, new DiagnosticBag()));

        Assert.InRange(allocated / (double)source.Bytes.Length, 0, 7);
    }

    [Theory]
    [InlineData("model.json", """[{"name": 1}, {"name": 2}]""")]
    [InlineData("model.yaml", "- name: 1\n- name: 2\n")]
    public void Equal_keys_are_one_string(string path, string text)
    {
        var items = ((ArraySyntax)Parsing.Run(SourceText.From(path, text)).Tree.Root!).Items;

        Assert.Same(((ObjectSyntax)items[0]).Members[0].Name, ((ObjectSyntax)items[1]).Members[0].Name);
    }

    [Theory]
    [InlineData("model.json", "[")]
    [InlineData("model.json", "{\"a\":")]
    [InlineData("model.yaml", "[")]
    [InlineData("model.yaml", "- ")]
    public void A_million_open_containers_are_one_error(string path, string opening)
    {
        var text = string.Concat(Enumerable.Repeat(opening, 1_000_000));

        Assert.Equal("MC1005", Assert.Single(Parsing.Run(SourceText.From(path, text)).Diagnostics).Code);
    }

    [Theory]
    [InlineData("model.json")]
    [InlineData("model.yaml")]
    public void The_deepest_that_is_allowed_is_read(string path)
    {
        var text = new string('[', 128) + new string(']', 128);

        Assert.Empty(Parsing.Run(SourceText.From(path, text)).Diagnostics);
    }

    [Theory]
    [InlineData("model.json")]
    [InlineData("model.yaml")]
    public void A_number_of_ten_megabytes_is_one_short_error(string path)
    {
        var parsed = Parsing.Run(SourceText.From(path, $"[{new string('7', 10_000_000)}]"));

        var diagnostic = Assert.Single(parsed.Diagnostics);
        Assert.Equal("MC1013", diagnostic.Code);
        Assert.InRange(DiagnosticFormatter.Format(diagnostic).Length, 0, 500);
    }

    [Fact]
    public void After_fifty_problems_one_line_says_that_there_are_more()
    {
        var diagnostics = Parsing.Json($"[{string.Join(' ', Enumerable.Range(0, 500))}]").Diagnostics;

        Assert.Equal(51, diagnostics.Length);
        Assert.All(diagnostics[..50], diagnostic => Assert.Equal("MC1014", diagnostic.Code));
        Assert.Equal(("MC1007", Severity.Info), (diagnostics[50].Code, diagnostics[50].Severity));
    }

    [Fact]
    public void Exactly_fifty_problems_are_all_there_is_to_say() =>
        Assert.All(
            Parsing.Json($"[{string.Join(' ', Enumerable.Range(0, 51))}]").Diagnostics,
            diagnostic => Assert.Equal("MC1014", diagnostic.Code));

    [Fact]
    public void A_key_twice_among_many_is_found_with_its_first_place()
    {
        var keys = string.Join(",", Enumerable.Range(0, 1000).Append(3).Select(i => $"\"k{i}\":0"));

        var diagnostic = Assert.Single(Parsing.Json($"{{{keys}}}").Diagnostics);

        Assert.Equal(keys.LastIndexOf("\"k3\"", StringComparison.Ordinal) + 1, diagnostic.Location.Span.Start);
        Assert.Equal(
            keys.IndexOf("\"k3\"", StringComparison.Ordinal) + 1,
            Assert.Single(diagnostic.Notes).Location.Span.Start);
    }

    [Theory]
    [InlineData("model.JSON", "a: 1", false)]
    [InlineData("model.yml", "{\"a\": 1}", true)]
    [InlineData("model.yml", "a: 1", true)]
    [InlineData("-", " \n// c\n{\"a\": 1}", true)]
    [InlineData("-", "/* c */ {\"a\": 1}", true)]
    [InlineData("-", "# c\na: 1", true)]
    [InlineData("-", "[a: 1]", false)]
    [InlineData("dir.yaml/model", "{\"a\": 1,}", true)]
    public void The_name_decides_the_format_and_otherwise_the_first_character(string path, string text, bool isRead) =>
        Assert.Equal(isRead, Parsing.Run(SourceText.From(path, text)).Diagnostics.IsEmpty);

    [Fact]
    public void An_alias_nested_by_aliases_may_not_go_deeper_than_brackets_may()
    {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 200; i++)
            text.Append($"a{i}: &a{i} [*a{i - 1}]\n");

        Assert.Equal("MC1005", Assert.Single(Parsing.Yaml(text.ToString()).Diagnostics).Code);
    }

    [Fact]
    public void A_file_beyond_the_limit_is_refused_before_it_is_read() =>
        Assert.Equal("MC1004", Assert.Single(
            Parsing.Run(SourceText.From("model.json", new byte[(256 * 1024 * 1024) + 1])).Diagnostics).Code);

    [Fact]
    public void Each_code_of_this_stage_has_a_case_or_a_test()
    {
        string[] testedHere = ["MC1004"];
        var declared = DiagnosticCatalog.Of().Select(descriptor => descriptor.Code).Where(code => code.StartsWith("MC1", StringComparison.Ordinal));
        var room = new GoldenRoom("tests/cases/syntax", "input.json", "input.yaml", "input.model");
        var raised = room.Cases()
            .SelectMany(name => Parsing.Run(SourceText.From(room.InputOf(name), room.ReadInput(name))).Diagnostics)
            .Select(diagnostic => diagnostic.Code)
            .Concat(testedHere)
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(declared, raised);
    }

    private static long AllocatedBy(Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
