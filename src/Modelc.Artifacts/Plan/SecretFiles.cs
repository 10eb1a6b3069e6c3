using System.Collections.Immutable;

namespace Modelc.Artifacts.Plan;

/// <summary>A value that a script reads from a file of the host's folder of secrets.</summary>
public sealed record SecretFile(string Component, string Name, ValuePlan Value)
{
    /// <summary>Below the folder of the application: "web/DB_PASSWORD".</summary>
    public string Path => $"{Component}/{Name}";
}

/// <summary>Which values the plan leaves to whoever applies it, and under which names the scripts look for them.</summary>
public static class SecretFiles
{
    public const string RegistryPassword = "registry-password";

    public static ImmutableArray<SecretFile> Of(DeploymentPlan plan) =>
        [.. plan.Units.SelectMany(Of).Concat(plan.Images.SelectMany(Of)).DistinctBy(file => file.Path)];

    public static IEnumerable<SecretFile> Of(UnitPlan unit) => unit switch
    {
        ServiceUnit service => Of(service.Name, service.Container),
        ContainerUnit container => Of(container.Name, container.Container),
        _ => [],
    };

    public static IEnumerable<SecretFile> Of(ImagePlan image) =>
        image is RecipeImage recipe ? OfRegistry(recipe.Component, recipe.PushTo) : [];

    private static IEnumerable<SecretFile> Of(string component, ContainerPlan container) =>
        container.Environment.Where(v => v.Value.IsSecret).Select(v => new SecretFile(component, v.Name, v.Value))
            .Concat(container.Secrets.Select(s => new SecretFile(component, s.Name, s.Value)))
            .Concat(OfRegistry(component, container.Registry));

    private static IEnumerable<SecretFile> OfRegistry(string component, RegistryPlan? registry) =>
        registry is { UserName: not null, Password: { } password }
            ? [new SecretFile(component, RegistryPassword, password)]
            : [];
}
