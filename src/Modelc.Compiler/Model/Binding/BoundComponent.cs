namespace Modelc.Compiler.Model.Binding;

/// <summary>A component, null when it could not be made out, and what old models say inside it about its host.</summary>
internal sealed record BoundComponent(
    string Name, Component? Component, bool PortsAreBroken = false, Located<string>? OldHost = null);
