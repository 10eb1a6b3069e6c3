using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Templates;

namespace Modelc.Compiler.Emit.Swarm;

/// <summary>What templates/stack.env is given. Each table is one word of several lines, a line for each row.</summary>
internal sealed record StackSettingsView(
    CommentText Cluster,
    ShWord AppName,
    ShWord ClusterName,
    ShWord Nodes,
    ShWord NodeLabels,
    ShWord Services,
    ShWord Secrets,
    ShWord Registries) : View;
