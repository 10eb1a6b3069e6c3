using Modelc.Compiler.Diagnostics;

namespace Modelc.Compiler.Model.Binding;

internal static class LinkBinder
{
    public static Link? Bind(ObjectReader reader, ReferenceBinder references)
    {
        var name = NameOf(reader);
        var who = $"Link {Quoted.Name(name)}";
        var provider = references.Bind(reader, who, EndKinds.Provider);
        var bothSwapped = references.IsSwapped(reader, EndKinds.Provider) && references.IsSwapped(reader, EndKinds.Consumer);
        var consumer = references.Bind(reader, who, EndKinds.Consumer, bothSwapped);
        var isControl = reader.Flag("isControl", false);
        var isDeployer = reader.Flag("isDeployer", false);
        ReadOldFields(reader, who);
        reader.Ignore("properties");
        reader.Finish("link");
        return provider is not null && consumer is not null
            ? new(name, provider, consumer, isControl, isDeployer, reader.Origin)
            : null;
    }

    private static Located<string> NameOf(ObjectReader reader)
    {
        var name = reader.FilledText("name", "a_link");
        var id = reader.OptionalText("id");
        return !name.IsGiven && id is { Value.Length: > 0 } ? id.Value : name;
    }

    /// <summary>What they mean was gathered before the components were bound; here they are only spoken of.</summary>
    private static void ReadOldFields(ObjectReader reader, string who)
    {
        if (reader.Find("id") is { } id)
            reader.Report(LegacyDiagnostics.LinkId(reader.Context.At(id.Span), who));
        if (reader.Find("isMandatory") is { } mandatory)
        {
            reader.Flag("isMandatory", false);
            reader.Report(LegacyDiagnostics.MandatoryLink(reader.Context.At(mandatory.Span), who));
        }
    }
}
