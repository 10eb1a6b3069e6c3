using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model.Binding;

/// <summary>The components by name. Of two with one name the first counts; a rule reports the second.</summary>
internal sealed class ComponentTable
{
    // A hint looks at every name, and nobody reads on after so many.
    private const int MostHints = 20;

    private readonly Dictionary<string, BoundComponent> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BoundComponent> byId = new(StringComparer.Ordinal);
    private int hints;

    /// <summary>Some component's name could not be read: any unknown name may be that one.</summary>
    public bool IsIncomplete { get; set; }

    public void Add(BoundComponent component)
    {
        byName.TryAdd(component.Name, component);
        if (component.Component?.Id is { } id)
            byId.TryAdd(id.Value, component);
    }

    public BoundComponent? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Old models name a host by its name or by its id.</summary>
    public BoundComponent? FindByNameOrId(string text) => Find(text) ?? byId.GetValueOrDefault(text);

    /// <summary>Reports a name that no component has.</summary>
    public void ReportUnknown(BindingContext context, TextSpan at, string who, string said, string name)
    {
        if (IsIncomplete)
            return;
        var hint = hints++ < MostHints ? SpellChecker.Hint(name, byName.Keys) : "";
        context.Report(ReferenceDiagnostics.UnknownComponent(context.At(at), who, said, name, hint));
    }
}
