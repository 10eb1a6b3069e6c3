using System.Globalization;

namespace Modelc.Compiler.Emit.Quoting;

/// <summary>A fraction as YAML writes it, the same in every culture.</summary>
public sealed record YamlNumber : IQuoted
{
    private YamlNumber(string text) => Text = text;

    public string Text { get; }

    public static YamlNumber Of(double value) => new(value.ToString("0.####", CultureInfo.InvariantCulture));

    public override string ToString() => Text;
}

/// <summary>A file mode as Docker's stack files take it: YAML 1.1's octal, as "chmod" would be told.</summary>
public sealed record YamlOctal : IQuoted
{
    private YamlOctal(string text) => Text = text;

    public string Text { get; }

    public static YamlOctal Of(int mode) => new("0" + Convert.ToString(mode, 8));

    public override string ToString() => Text;
}
