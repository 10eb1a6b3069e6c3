namespace Modelc.Compiler.Syntax;

/// <summary>How much a text may ask for. Far above what people write, far below what hurts.</summary>
internal static class SyntaxLimits
{
    /// <summary>A model needs about 12. Every stage may recurse over the tree because of this number.</summary>
    public const int Depth = 128;

    public const int Problems = 50;

    public const int NumberLength = 100;

    /// <summary>Nodes that the aliases of one YAML file may stand for, all together.</summary>
    public const int AliasedNodes = 100_000;

    public const int FileBytes = 256 * 1024 * 1024;
}
