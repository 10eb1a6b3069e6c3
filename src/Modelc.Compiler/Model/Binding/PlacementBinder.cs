namespace Modelc.Compiler.Model.Binding;

internal static class PlacementBinder
{
    public static Placement? Bind(ObjectReader resource)
    {
        if (resource.Object("placement") is not { } reader)
            return null;
        var placement = new Placement(
            reader.Texts("constraints"),
            reader.Texts("spread"),
            reader.OptionalNumber("maxReplicasPerNode", NumberRange.PositiveCount),
            reader.Origin);
        reader.Finish("placement");
        return placement;
    }
}
