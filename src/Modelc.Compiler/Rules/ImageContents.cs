namespace Modelc.Compiler.Rules;

/// <summary>
/// What an image can be known to lack by its name alone. It errs on the side of silence: an image that says nothing
/// about its base is taken to hold everything.
/// </summary>
internal static class ImageContents
{
    private static readonly string[] Minimal = ["distroless", "chiseled", "scratch", "static"];
    private static readonly string[] OnAlpine = ["alpine", "busybox", "eclipse-mosquitto", "traefik", "registry", "caddy"];
    private static readonly string[] OnBareDebian = ["debian", "ubuntu", "minideb"];

    private static readonly string[] MissingInMinimal = ["sh", "bash", "curl", "wget", "nc", "python3"];
    private static readonly string[] MissingOnAlpine = ["bash", "curl"];
    private static readonly string[] MissingOnBareDebian = ["curl", "wget", "nc", "python3"];
    private static readonly string[] MissingInSlim = ["curl", "wget", "nc"];

    public static bool Lacks(string image, string program) =>
        ImageReference.TryParse(image) is { } reference && MissingIn(reference).Contains(program);

    private static string[] MissingIn(ImageReference image)
    {
        if (Minimal.Any(word => image.Repository.Contains(word, StringComparison.Ordinal) || HasWord(image.Tag, word)))
            return MissingInMinimal;
        if (OnAlpine.Contains(image.ShortName) || image.Tag.Contains("alpine", StringComparison.Ordinal) || HasWord(image.Tag, "busybox"))
            return MissingOnAlpine;
        if (OnBareDebian.Contains(image.ShortName))
            return MissingOnBareDebian;
        return HasWord(image.Tag, "slim") ? MissingInSlim : [];
    }

    private static bool HasWord(string tag, string word) => tag.Split('-').Contains(word);
}
