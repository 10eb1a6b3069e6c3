namespace Modelc.Compiler.Emit;

/// <summary>
/// Turns the plan into files, and into the steps that make the files true. An emitter decides nothing: what it writes
/// stands in the plan, how it is written stands in a template. It is a class without state; <see cref="Emission"/> lists
/// them all in the order in which they are called.
/// </summary>
public interface IEmitter
{
    /// <summary>Adds what this emitter is for; nothing where the plan holds nothing of that kind.</summary>
    void Emit(EmitContext context);
}
