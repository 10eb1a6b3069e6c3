using Modelc.Compiler.Diagnostics;

namespace Modelc.Compiler.Model.Binding;

/// <summary>What a message calls a value: a field, or one of the items of a field that is a list.</summary>
internal readonly record struct Label(string Field, bool IsItem = false)
{
    public string Of(Owner owner) => $"{(IsItem ? "An item of " : "")}{Quoted.Name(Field)} of {owner.Text}";
}
