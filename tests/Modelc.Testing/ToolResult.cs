using System.Text;

namespace Modelc.Testing;

public sealed record ToolResult(int ExitCode, byte[] Output, string Errors)
{
    public string Text => Encoding.UTF8.GetString(Output);

    /// <summary>This result, if the program was content.</summary>
    public ToolResult Expect(int exitCode = 0) => ExitCode == exitCode
        ? this
        : throw new InvalidOperationException($"exit code {ExitCode} instead of {exitCode}:\n{Errors}\n{Text}");
}
