using Modelc.Compiler.Model;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Rules;

/// <summary>A class for the same reason as <see cref="ModelText"/>.</summary>
internal sealed record PlacedValue(ModelValue Value, TextSpan Origin)
{
    public static PlacedValue Of(Located<ModelValue> value) => new(value.Value, value.Origin);
}

/// <summary>Every place of a component where a value may stand, or a reference to one.</summary>
internal static class ValuesIn
{
    public static IEnumerable<PlacedValue> Component(Component component)
    {
        foreach (var credentials in CredentialsIn.Component(component))
        {
            if (credentials.Password is { } password)
                yield return PlacedValue.Of(password);
            if (credentials.KeyFile is { } key)
                yield return PlacedValue.Of(key);
        }

        if (component is not InternalComponent { Docker: { } docker })
            yield break;
        foreach (var variable in docker.Environment)
            yield return PlacedValue.Of(variable.Value);
        foreach (var secret in docker.Secrets)
            yield return PlacedValue.Of(secret.Value);
        if (docker.Registry?.Password is { } login)
            yield return PlacedValue.Of(login);
    }
}
