using System.Collections.Immutable;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Templates;

namespace Modelc.Compiler.Emit.Builtin;

/// <summary>A health check that is a command of the image.</summary>
internal sealed record CommandProbeView(ImmutableArray<ShWord> Words) : View;
