namespace Modelc.Cli;

/// <summary>What a script can tell from the end of a run. They are part of the interface and never change their meaning.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int ModelHasErrors = 1;
    public const int DifferencesFound = 2;
    public const int DeploymentFailed = 3;
    public const int WrongUsage = 64;
    public const int Bug = 70;
    public const int FilesFailed = 74;
    public const int Interrupted = 130;
}
