using System.CommandLine;

namespace Modelc.Cli.Commands;

internal static class SchemaCommand
{
    public static Command Create(CliStreams streams)
    {
        var kind = new Option<string>("--kind")
        {
            Description = "Of what: the model that you write, or the plan.json or manifest.json of a build.",
            HelpName = "model|plan|manifest",
            DefaultValueFactory = _ => "model",
        };
        kind.AcceptOnlyFromAmong("model", "plan", "manifest");
        var verb = new Verb("schema", "Print a JSON schema, with which an editor completes and explains each field.",
            new Example("modelc schema > deployment-model.schema.json", "For models; name it in \"$schema\"."),
            new Example("modelc schema --kind manifest", "For programs that read what a build wrote."))
        {
            kind,
        };
        verb.SetAction(parsed => Print(parsed.GetValue(kind) == "model" ? "deployment-model" : parsed.GetValue(kind)!, streams));
        return verb;
    }

    private static int Print(string name, CliStreams streams)
    {
        streams.Out.Write(Embedded.Text($"schemas/{name}.schema.json"));
        return ExitCode.Done;
    }
}
