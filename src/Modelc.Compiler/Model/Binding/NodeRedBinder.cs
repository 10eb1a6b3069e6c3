using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

internal static class NodeRedBinder
{
    public static NodeRedContent Bind(ObjectReader component) =>
        new(FlowNodes(component), component.Text("path_flow", ""), component.Texts("packages"), component.Origin);

    /// <summary>GeneSIS's manual has the flow as a text of JSON, its code as a list of nodes.</summary>
    private static int FlowNodes(ObjectReader component) => component.Find("nr_flow") switch
    {
        null or StringSyntax { Value: "" } => 0,
        StringSyntax => 1,
        _ => component.Items("nr_flow").Length,
    };
}
