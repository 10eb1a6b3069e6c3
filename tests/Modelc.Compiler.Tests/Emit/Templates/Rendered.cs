using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Emit.Templates;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Tests.Emit.Templates;

/// <summary>A template and what came of it: the text, or "(line,column) CODE: message" for each diagnostic.</summary>
internal static class Rendered
{
    public static string Text(string template, View view)
    {
        var bag = new DiagnosticBag();
        var text = Template.Parse(Source(template), bag)?.Render(view, bag);
        Assert.Equal([], Lines(bag));
        return text!;
    }

    public static string Errors(string template, View view)
    {
        var bag = new DiagnosticBag();
        var text = Template.Parse(Source(template), bag)?.Render(view, bag);
        Assert.True(bag.HasErrors, $"rendered without an error: {text}");
        Assert.True(text is null or "", $"an error and a text: {text}");
        return string.Join('\n', Lines(bag));
    }

    public static IEnumerable<string> Lines(DiagnosticBag bag) => bag.InOrder().Select(
        d => $"({d.Location.Start.Line},{d.Location.Start.Column}) {d.Code}: {d.Message}");

    private static SourceText Source(string template) => SourceText.From("test.txt", template);
}
