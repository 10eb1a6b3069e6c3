using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Options;

internal sealed class OptionIsKnown() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3112", Severity.Warning,
        "An option is none of Docker's",
        """
        The key of "extra_options" is not in the engine's HostConfig.

        The engine would ignore it without a word, so modelc leaves it out.

        Correct the spelling: keys begin with a capital letter, as in "ShmSize".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from option in ExtraOptions.Of(view, component)
        where HostConfigKey.Find(option.Key) is null
        select Found(view, component, option.Key.Origin,
            $"Docker has no option \"{option.Key.Value}\", so \"{component.Name.Value}\" is made without "
            + $"it.{Advice(option.Key)}");

    private static string Advice(string key) =>
        SpellChecker.Suggest(key, HostConfigKey.Names) is { } near
            ? $" Did you mean \"{near}\"?"
            : " Use a key of the engine's HostConfig, such as \"ShmSize\".";
}
