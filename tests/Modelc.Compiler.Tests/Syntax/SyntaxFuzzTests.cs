using System.Diagnostics;
using System.Text;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Syntax;

public sealed class SyntaxFuzzTests
{
    private const int Mutations = 20_000;

    // A few seconds on a quiet machine. What is quadratic here takes hours.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly string[] Planted =
    [
        "{", "}", "[", "]", ",", ":", "\"", "'", "\\", "\\u", "\\ud800", "\n", "\t", "\0", "\u001b", "//", "/*", "*/", "#", "- ", "? ",
        "&a ", "*a", "!t ", "!!int ", "<<: ", "---\n", "...\n", "|\n", ">-\n", "%YAML 1.2\n", "%", "@", "`", "1e", "0x", "-", ".inf",
        "null", "é", "\U0001F600", "\u0085", "\u2028", "\ufeff", ": ", "  ", "\r",
    ];

    [Theory]
    [InlineData("model.json")]
    [InlineData("model.yaml")]
    public void Any_change_of_a_model_gives_a_tree_or_an_error(string path)
    {
        var originals = Originals(path);
        var random = new Random(20_250_101);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Mutations; i++)
        {
            var bytes = Mutate(originals[random.Next(originals.Count)], random);
            try
            {
                AssertTreeOrError(SourceText.From(path, bytes));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Mutation {i}: {Convert.ToBase64String(bytes)}", failure);
            }
        }

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Patience);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("[{\"a\":[")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a: ")]
    [InlineData("&a ")]
    [InlineData("*a ")]
    [InlineData("!t ")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("\\")]
    [InlineData("\"\\ud800\",")]
    [InlineData("a")]
    [InlineData("9")]
    [InlineData("+")]
    [InlineData("/*")]
    [InlineData("//")]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("\n")]
    [InlineData("a:\n")]
    [InlineData("- a\n")]
    [InlineData("#")]
    [InlineData("---\n")]
    [InlineData("%a\n")]
    [InlineData("é")]
    [InlineData("a\u0300")]
    [InlineData("\0")]
    [InlineData("[,")]
    [InlineData("\"a\":1,")]
    public void The_same_thing_a_hundred_thousand_times_is_read_in_bounded_time(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 100_000));
        var clock = Stopwatch.StartNew();
        foreach (var start in new[] { "", "[", "{", "\"", "a: ", "a: \"", "a: |\n " })
        {
            AssertTreeOrError(SourceText.From("model.json", start + text));
            AssertTreeOrError(SourceText.From("model.yaml", start + text));
        }

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Patience);
    }

    private static void AssertTreeOrError(SourceText source)
    {
        var (tree, diagnostics) = Parsing.Run(source);
        Assert.True(tree.Root is not null || diagnostics.Any(d => d.Severity == Severity.Error), "No tree and no error.");
        foreach (var diagnostic in diagnostics)
        {
            Assert.InRange(diagnostic.Location.Span.Start, 0, source.Bytes.Length);
            Assert.InRange(diagnostic.Location.Span.End, diagnostic.Location.Span.Start, source.Bytes.Length);
            var lines = DiagnosticFormatter.Format(diagnostic).Split('\n');
            Assert.Equal(4 + diagnostic.Notes.Length, lines.Length);
            Assert.All(lines, line => Assert.DoesNotContain(line, char.IsControl));
        }
    }

    private static List<byte[]> Originals(string path)
    {
        var room = new GoldenRoom("tests/cases/syntax", "input.json", "input.yaml", "input.model");
        return room.Cases()
            .Where(name => room.InputOf(name).EndsWith(Path.GetExtension(path), StringComparison.Ordinal))
            .Select(room.ReadInput)
            .ToList();
    }

    private static byte[] Mutate(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(5))
            {
                case 0 when at < bytes.Count:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2 when at < bytes.Count:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.Skip(at).Take(random.Next(1, 200)).ToList());
                    break;
                case 3 when at < bytes.Count && random.Next(4) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Planted[random.Next(Planted.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }
}
