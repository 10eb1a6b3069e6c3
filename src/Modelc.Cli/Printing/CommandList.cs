using Modelc.Apply.Rollout;

namespace Modelc.Cli.Printing;

/// <summary>The exact words of every step, as somebody would type them on the host.</summary>
internal static class CommandList
{
    public static void Write(RolloutPlan rollout, string app, TextWriter to)
    {
        foreach (var todo in rollout.Steps)
            Write(todo.Step.Host, app, rollout.Release, todo.Step.Folder, todo.Words, to);
        foreach (var folder in rollout.Retire.Where(folder => !folder.Words.IsEmpty))
            Write(folder.Host, app, folder.Release, folder.Folder, folder.Words, to);
    }

    private static void Write(string host, string app, string release, string folder, IEnumerable<string> words, TextWriter to) =>
        to.WriteLine($"{host}: cd {Quoted($"modelc/{app}/releases/{release}/{folder}")} && {string.Join(' ', words.Select(Quoted))}");

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or '=' or ':' or '@' or '+' or ',')
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
