using System.Text;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Emit.Swarm;

/// <summary>A value that no file of ours holds: deploy.sh reads it and passes it, or the name of a secret, into the stack.</summary>
/// <param name="IsVariable">True where the value itself becomes an environment variable of the service.</param>
internal sealed record StackSecret(string Component, string Name, string Variable, bool IsVariable, StackFileView? Use);

/// <summary>Which inputs a stack declares. They are all: nothing else in stack.yml is left to replace.</summary>
internal static class StackSecrets
{
    public static IEnumerable<StackSecret> Of(ServiceUnit unit) =>
        FilesOf(unit).Concat(unit.Container.Environment
            .Where(v => v.Value.IsSecret)
            .Select(v => new StackSecret(unit.Name, v.Name, VariableOf(unit.Name, v.Name), IsVariable: true, Use: null)));

    public static IEnumerable<StackSecret> FilesOf(ServiceUnit unit) => unit.Container.Secrets.Select(s => new StackSecret(
        unit.Name,
        s.Name,
        VariableOf(unit.Name, s.Name),
        IsVariable: false,
        new StackFileView(YamlScalar.Of(KeyOf(unit.Name, s.Name)), YamlScalar.ForStack(s.Target), YamlOctal.Of(s.Mode))));

    public static string KeyOf(string component, string name) => $"{component}-{name}";

    /// <summary>Two names that differ only in what a variable cannot have still give two variables.</summary>
    public static string VariableOf(string component, string name) => Spelled("SECRET", component, name);

    /// <summary>What stands for all secrets of a component, and tells nothing about any.</summary>
    public static string MarkOf(string component) => Spelled("MARK", component);

    private static string Spelled(string kind, params ReadOnlySpan<string> parts)
    {
        var variable = new StringBuilder(kind);
        foreach (var part in parts)
        {
            variable.Append('_');
            foreach (var c in part)
            {
                if (char.IsAsciiLetterOrDigit(c))
                    variable.Append(c);
                else
                    variable.Append($"_{(int)c:x2}_");
            }
        }

        return variable.ToString();
    }

    /// <summary>Left for docker to replace; without a value it refuses the stack instead of taking an empty one.</summary>
    public static YamlScalar Input(string variable) => YamlScalar.Of($"${{{variable}:?deploy.sh gives it}}");
}
