using System.Collections.Immutable;
using Modelc.Compiler.Model;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Rules;

/// <summary>
/// A text of the model and where it stands. A class: a query over a struct has to be compiled when it first runs, which
/// for all rules together took longer than the rest of a small build.
/// </summary>
internal sealed record ModelText(string Value, TextSpan Origin)
{
    public static ModelText Of(Located<string> text) => new(text.Value, text.Origin);

    public static IEnumerable<ModelText> Each(ImmutableArray<Located<string>>? texts)
    {
        foreach (var text in texts ?? [])
            yield return Of(text);
    }
}
