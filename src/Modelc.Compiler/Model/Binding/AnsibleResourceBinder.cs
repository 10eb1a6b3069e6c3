namespace Modelc.Compiler.Model.Binding;

internal static class AnsibleResourceBinder
{
    /// <summary>Null without a playbook: GeneSIS's editor leaves an empty resource on every component.</summary>
    public static AnsibleResource? Bind(ObjectReader component)
    {
        if (component.Object("ansible_resource") is not { } reader)
            return null;
        reader.Ignore("name");
        var resource = new AnsibleResource(
            reader.Text("playbook_path", ""),
            reader.Text("playbook_host", ""),
            CredentialsBinder.Bind(reader),
            reader.Origin);
        reader.Finish("ansibleResource");
        return resource.PlaybookPath.Value.Length > 0 ? resource : null;
    }
}
