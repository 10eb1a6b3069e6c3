using System.Collections.Immutable;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Templates;

namespace Modelc.Compiler.Emit.Readme;

/// <summary>What templates/out/README.md is given. What would be an empty chapter is null.</summary>
internal sealed record ReadmeView(
    MarkdownText Model,
    ImmutableArray<ReadmeUnitView> Units,
    ImmutableArray<ReadmeNoteView>? NotDeployed,
    ImmutableArray<ReadmeNoteView>? Elsewhere,
    ImmutableArray<ReadmeHostView> Hosts,
    ImmutableArray<ReadmeStepView>? Ground,
    ImmutableArray<ShLine>? Certificates,
    ReadmeSecretsView? Secrets,
    ImmutableArray<ReadmeWaveView> Waves,
    ImmutableArray<ReadmeImageView>? Images,
    bool HasCommands,
    ImmutableArray<ShLine> Status,
    ImmutableArray<ShLine>? Visits,
    ImmutableArray<ShLine> Removal) : View;

internal sealed record ReadmeUnitView(MarkdownText Name, MarkdownText What, MarkdownText Where, int Wave) : View;

internal sealed record ReadmeNoteView(MarkdownText Name, MarkdownText Text) : View;

internal sealed record ReadmeHostView(MarkdownText Name, MarkdownText Login, MarkdownText Needs, MarkdownText Ports) : View;

internal sealed record ReadmeSecretsView(ImmutableArray<ShLine> Folders, ImmutableArray<ReadmeSecretView> Values) : View;

internal sealed record ReadmeSecretView(MarkdownText Name, MarkdownText Component, MarkdownText Source, MarkdownText File, ShLine Line) : View;

internal sealed record ReadmeWaveView(int Number, ImmutableArray<ReadmeStepView> Steps) : View;

internal sealed record ReadmeStepView(MarkdownText Title, ImmutableArray<ShLine> Lines) : View;

internal sealed record ReadmeImageView(MarkdownText Name, ImmutableArray<ShLine> Lines) : View;
