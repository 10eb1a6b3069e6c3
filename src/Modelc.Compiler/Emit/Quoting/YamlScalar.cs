namespace Modelc.Compiler.Emit.Quoting;

/// <summary>
/// A YAML scalar in double quotes on one line, so that neither YAML 1.1 ("y" is a boolean, "1:30" a number)
/// nor 1.2 can take it for anything but this text.
/// </summary>
public sealed record YamlScalar : IQuoted
{
    private YamlScalar(string text) => Text = text;

    public string Text { get; }

    /// <summary>For keys of a stack file and for any other YAML.</summary>
    public static YamlScalar Of(string text) =>
        new(CharacterEscape.DoubleQuoted(Expressible.AsUnicode(text, "A YAML scalar"), CharacterEscape.AppendYaml));

    /// <summary>
    /// For values in a stack file, where Docker replaces "$NAME" after YAML is read. Not for keys: there it
    /// replaces nothing, and the dollar would stay doubled.
    /// </summary>
    public static YamlScalar ForStack(string text) => Of(text.Replace("$", "$$", StringComparison.Ordinal));

    public override string ToString() => Text;
}
