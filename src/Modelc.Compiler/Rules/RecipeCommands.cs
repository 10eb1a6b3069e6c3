using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules;

internal static class RecipeCommands
{
    /// <summary>What makes a component run, in the order in which it is done.</summary>
    public static IEnumerable<ModelText> Making(SshResource recipe) =>
        Building(recipe).Append(ModelText.Of(recipe.Start));

    /// <summary>What comes before the start.</summary>
    public static IEnumerable<ModelText> Building(SshResource recipe) =>
        [ModelText.Of(recipe.Download), ModelText.Of(recipe.Install), ModelText.Of(recipe.Configure)];
}
