using System.Buffers;

namespace Modelc.Apply.Hosts.Ssh;

/// <summary>
/// The one line that ssh carries. The login shell takes it apart again, which may be any that knows single quotes; fish reads
/// a backslash within them, so that one stands outside.
/// </summary>
internal static class RemoteLine
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./:,@+");

    public static string Of(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    private static string Quote(string word) =>
        word.Length > 0 && !word.AsSpan().ContainsAnyExcept(Plain) ? word : $"'{string.Concat(word.Select(Quote))}'";

    private static string Quote(char letter) => letter switch
    {
        '\'' => """'\''""",
        '\\' => """'\\'""",
        _ => letter.ToString(),
    };
}
