namespace Modelc.Compiler.Rules;

/// <summary>
/// Just enough reading of a script to warn about it. Nothing is decided by it: a wrong guess costs a warning, no more.
/// </summary>
internal static class ShellText
{
    private static readonly char[] BetweenWords = [' ', '\t', '\r', '\n', ';', '|', '&', '(', ')', '`', '"', '\'', '<', '>', '{', '}'];
    private static readonly string[] BetweenCommands = ["&&", "||", ";", "\n", "|"];
    private static readonly char[] Blanks = [' ', '\t'];

    /// <summary>The interpreter of the first line, without its folder: "bash" of "#!/usr/bin/env bash -e".</summary>
    public static string? Interpreter(string script)
    {
        if (!script.StartsWith("#!", StringComparison.Ordinal))
            return null;
        var words = FirstLine(script)[2..].Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return null;
        var program = BaseName(words[0]);
        return program == "env" ? words.Skip(1).Select(BaseName).FirstOrDefault(word => word != "-S") : program;
    }

    public static string FirstLine(string script) => script.Split('\n', 2)[0];

    /// <summary>The script calls the program, or at least says its name outside a comment.</summary>
    public static bool Mentions(string script, string program) => Words(script).Contains(program);

    public static IEnumerable<string> Words(string script) =>
        script.Split('\n')
            .Where(line => !line.TrimStart().StartsWith('#'))
            .SelectMany(line => line.Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The simple commands, in order, each as its words.</summary>
    public static IEnumerable<string[]> Commands(string script) =>
        script.Split(BetweenCommands, StringSplitOptions.RemoveEmptyEntries)
            .Select(command => command.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0 && !words[0].StartsWith('#'));

    private static string BaseName(string path) => path[(path.LastIndexOf('/') + 1)..].TrimEnd('\r');
}
