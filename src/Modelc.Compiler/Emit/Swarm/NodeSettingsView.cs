using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Templates;

namespace Modelc.Compiler.Emit.Swarm;

/// <summary>What templates/node.env is given.</summary>
internal sealed record NodeSettingsView(
    CommentText Title,
    ShWord AppName,
    ShWord ClusterName,
    ShWord Address,
    ShWord First,
    ShWord Managers) : View;
