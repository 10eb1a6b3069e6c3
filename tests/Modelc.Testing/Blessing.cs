namespace Modelc.Testing;

/// <summary>MODELC_BLESS=1 makes what was made the expectation. A CI run may not do that to itself.</summary>
public static class Blessing
{
    public const string Variable = "MODELC_BLESS";

    public static bool IsAsked(Func<string, string?> environment)
    {
        if (environment(Variable) is not "1")
            return false;
        if (environment("CI") is { Length: > 0 } and not ("false" or "0"))
            throw new GoldenMismatchException($"{Variable}=1 is refused where CI is set: expectations change in review.");
        return true;
    }

    public static string Command(string testName)
    {
        var project = string.Join('/', RepositoryRoot.Relative(AppContext.BaseDirectory).Split('/').Take(2));
        return $"{Variable}=1 dotnet test {project} --filter {testName}";
    }
}
