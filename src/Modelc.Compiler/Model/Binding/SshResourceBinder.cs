using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

internal static class SshResourceBinder
{
    /// <summary>What a recipe is built on unless it says otherwise.</summary>
    public const string DefaultBaseImage = "debian:12-slim";

    private const string UploadForm = "[\"local file\", \"remote file\"]";

    public static SshResource? Bind(ObjectReader component, SshDefaults? defaults)
    {
        if (component.Object("ssh_resource") is { } reader)
            return BindGiven(reader, SshDefaults.None);
        return defaults is null ? null : BindGiven(Empty(component), defaults);
    }

    private static SshResource BindGiven(ObjectReader reader, SshDefaults defaults)
    {
        reader.Ignore("name");
        var resource = new SshResource(
            reader.FilledText("baseImage", DefaultBaseImage),
            reader.Word("runAs", RecipeUser.App, Words.RecipeUsers),
            Upload(reader),
            reader.Text("downloadCommand", defaults.Download),
            reader.Text("installCommand", defaults.Install),
            reader.Text("configureCommand", ""),
            reader.Text("startCommand", defaults.Start),
            reader.Text("stopCommand", ""),
            CredentialsBinder.Bind(reader),
            reader.Origin);
        reader.Finish("sshResource");
        return resource;
    }

    private static Upload? Upload(ObjectReader reader)
    {
        var given = reader.Items("uploadCommand");
        if (given.IsEmpty)
            return null;
        var files = reader.Texts("uploadCommand");
        if (given.Length == 2)
            return files.Length == 2 ? new(files[0], files[1], reader.Find("uploadCommand")!.Span) : null;
        reader.Values.Unreadable(reader.Find("uploadCommand")!, new("uploadCommand"), UploadForm);
        return null;
    }

    private static ObjectReader Empty(ObjectReader component) =>
        new(component.Context, component.Owner.Part("ssh_resource"), new ObjectSyntax(component.Origin, []));
}
