using System.Collections.Immutable;

namespace Modelc.Cli.Graph;

internal enum BoxKind
{
    Cluster,
    Host,
    Component,
    External,
}

/// <summary>A box of the drawing: its name, lines that say what it is, and the boxes inside.</summary>
internal sealed record Box(
    int Number,
    BoxKind Kind,
    string Name,
    ImmutableArray<string> Lines,
    ImmutableArray<Box> Inside);

/// <summary>From the box that needs to the box that serves, both by number.</summary>
internal sealed record Arrow(int From, int To, string Name, bool IsMandatory, bool IsControl);

/// <summary>What is drawn, whatever draws it.</summary>
internal sealed record ModelGraph(string Name, ImmutableArray<Box> Boxes, ImmutableArray<Arrow> Arrows);
