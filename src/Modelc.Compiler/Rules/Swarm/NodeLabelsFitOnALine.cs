using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Swarm;

internal sealed class NodeLabelsFitOnALine() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3131", Severity.Error,
        "A node's label has no proper name or value",
        """
        The name of a label has letters, digits, "_", ".", "/" and "-". Its value is one line and neither begins nor ends
        with a blank.

        No constraint could name the label, or deploy.sh would set another than was meant.

        Correct the label.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        foreach (var cluster in view.Clusters)
        {
            foreach (var node in cluster.Nodes)
            {
                foreach (var (key, value) in node.Labels)
                {
                    if (!IsName(key) || !IsValue(value))
                        yield return Found(view, cluster, value.Origin,
                            $"\"{key.Value}\" with the value \"{value.Value}\" is no label for the node "
                            + $"\"{node.Host.Name.Value}\". Write one such as \"disk\": \"fast\".");
                }
            }
        }
    }

    private static bool IsName(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '/' or '-');

    private static bool IsValue(string value) => value.Trim() == value && !value.Any(char.IsControl);
}
