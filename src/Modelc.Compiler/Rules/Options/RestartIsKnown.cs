using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Options;

internal sealed class RestartIsKnown() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3117", Severity.Error,
        "A restart policy is none of Docker's",
        """
        "RestartPolicy" is an object whose "Name" is "no", "on-failure", "unless-stopped" or "always". With "on-failure"
        there may be a "MaximumRetryCount".

        The engine refuses it.

        Write it as in ["RestartPolicy", {"Name": "on-failure", "MaximumRetryCount": 3}].
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from option in ExtraOptions.Of(view, component, HostConfigKey.RestartPolicy)
        where view.WorkloadOf(component).HasFlag(Workload.PlainContainer) && !ExtraOptions.IsSwitchedOff(option)
        let name = RestartName.Of(option)
        where name is null || !RestartName.All.Contains(name)
        select Found(view, component, option.Origin,
            $"\"RestartPolicy\" of \"{component.Name.Value}\" {Fact(name)}. {Advice(option, name)}");

    private static string Fact(string? name) => name is null ? "has no \"Name\"" : $"has the name \"{name}\", which Docker does not know";

    private static string Advice(ExtraOption option, string? name)
    {
        var meant = name ?? (option.Values is [{ Value: var word }] ? word : "");
        return RestartName.All.Contains(meant) ? $"Write {{\"Name\": \"{meant}\"}}."
            : SpellChecker.Suggest(meant, RestartName.All) is { } near ? $"Did you mean \"{near}\"?"
            : $"Use one of {Quoted.List(RestartName.All, "or")}.";
    }
}
