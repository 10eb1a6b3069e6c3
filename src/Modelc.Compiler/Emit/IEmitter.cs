namespace Modelc.Compiler.Emit;

/// <summary>
/// Turns the plan into files, and into the steps that make the files true. An emitter decides nothing: what it writes
/// stands in the plan, how it is written stands in a template. It is a stateless class with a constructor without
/// parameters; <see cref="Emission"/> finds every one of them in this assembly and calls them in the order of their names.
/// </summary>
public interface IEmitter
{
    /// <summary>True where images are written: those come first, since all others name their tags.</summary>
    bool WritesImages => false;

    /// <summary>True where the work of the others is described: that comes last.</summary>
    bool DescribesSteps => false;

    /// <summary>Adds what this emitter is for; nothing where the plan holds nothing of that kind.</summary>
    void Emit(EmitContext context);
}
