using System.Collections.Immutable;
using System.CommandLine;
using Modelc.Apply.Compare;
using Modelc.Apply.Release;
using Modelc.Apply.Rollout;
using Modelc.Apply.Secrets;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Cli.Input;
using Modelc.Cli.Printing;
using Modelc.Compiler;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;
using Modelc.Compiler.Text;

namespace Modelc.Cli.Commands;

/// <summary>A model that was built in memory, on its way to the hosts.</summary>
internal sealed record BuiltModel(ArtifactSet Artifacts, ReleaseFolder Release, DeploymentPlan Plan, DeploymentModel Model, string Folder)
{
    public Target Target { get; private init; } = new(Release.Id, Release.Manifest, Plan, Release.ReadPlan());

    /// <summary>The same with the values of its secrets, which stand in nothing that was built. Null, and it is said why, if one cannot be had.</summary>
    public async Task<BuiltModel?> WithSecretsAsync(TextWriter errors, CancellationToken stop) =>
        await ReadSecretsAsync(Plan, errors, stop) is { } values
            ? this with { Target = new(Release.Id, Release.Manifest, Plan, Release.ReadPlan(), values) }
            : null;

    /// <summary>The values that a plan of this model asks for, also an older one.</summary>
    public async Task<IReadOnlyDictionary<string, SecretValue>?> ReadSecretsAsync(DeploymentPlan plan, TextWriter errors, CancellationToken stop)
    {
        var source = ModelSecrets.Of(Model, Folder);
        var values = new Dictionary<string, SecretValue>(StringComparer.Ordinal);
        var isComplete = true;
        foreach (var secret in SecretFiles.Of(plan))
        {
            try
            {
                values.Add(secret.Path, await source.ReadAsync(secret, stop));
            }
            catch (SecretFailureException failure)
            {
                isComplete = false;
                errors.WriteLine($"{PlaceOf($"components/{secret.Component}") ?? Folder}: {failure.Message}");
            }
        }

        return isComplete ? values : null;
    }

    /// <summary>Where in the model a path of it is: "shop/model.json:12". Null for what the model does not have.</summary>
    public string? PlaceOf(string origin) =>
        origin.Length > 0 && Model.Paths.Locate(origin) is { } span
            ? $"{Model.At(span).Source.Path}:{Model.At(span).Start.Line}"
            : null;

    /// <summary>The place of the first cause that the model has; where it has none, of the nearest that holds the likeliest.</summary>
    public string? PlaceOf(PlanChange change)
    {
        if (change.Causes.Select(PlaceOf).FirstOrDefault(place => place is not null) is { } exact)
            return exact;
        for (var path = change.Cause; path.LastIndexOf('/') is > 0 and var end; path = path[..end])
        {
            if (PlaceOf(path[..end]) is { } near)
                return near;
        }

        return null;
    }
}

/// <summary>The argument MODEL and the templates of verbs that reach hosts. Problems of the model are told as text.</summary>
internal sealed class ModelSource
{
    private readonly Argument<string> model = new("MODEL")
    {
        Description = "The model in JSON or YAML; \"-\" reads it from the standard input.",
    };

    private readonly Option<string> templates = new("--templates")
    {
        Description = "The folder of templates that the build was made with.",
        HelpName = "DIR",
    };

    public static ModelSource AddTo(Command verb)
    {
        var source = new ModelSource();
        verb.Add(source.model);
        verb.Add(source.templates);
        return source;
    }

    /// <summary>Null, and an exit code, if there is nothing to deploy; the reasons are printed then.</summary>
    public BuiltModel? Build(ParseResult parsed, CliStreams streams, TextStyle style, out int exit)
    {
        var file = ModelFile.Read(parsed.GetValue(model)!, streams);
        var (overrides, unreadable) = TemplateFolder.Read(parsed.GetValue(templates));
        exit = ExitCode.FilesFailed;
        if (file.Text is not { } text || unreadable is not null)
            return Tell([.. new[] { file.Problem, unreadable }.OfType<Diagnostic>()], streams, style);
        var result = Compilation.Compile(text, new CompilationOptions(new ModelFolder(file.Folder)) { Templates = overrides });
        exit = ExitCode.ModelHasErrors;
        if (result is not { Artifacts: { } artifacts, Plan: { } plan, Model: { } bound })
        {
            Tell(result.Diagnostics, streams, style);
            streams.Error.WriteLine($"{Counts.OfProblems(new Report(1, result.Diagnostics))}; no host was asked.");
            return null;
        }

        exit = ExitCode.Done;
        var release = ReleaseFolder.Open(new BuiltTree(artifacts), out var problems)
            ?? throw new InvalidOperationException($"A build differs from its own manifest: {problems[0].Fact}");
        return new(artifacts, release, plan, bound, file.Folder);
    }

    private static BuiltModel? Tell(ImmutableArray<Diagnostic> diagnostics, CliStreams streams, TextStyle style)
    {
        TextReport.Write(diagnostics, style, streams.Error);
        return null;
    }
}
