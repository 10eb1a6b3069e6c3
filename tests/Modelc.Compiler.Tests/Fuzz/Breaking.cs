using System.Text;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Tests.EndToEnd;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Tests.Fuzz;

/// <summary>What holds for any bytes at all.</summary>
internal static class Breaking
{
    private const long Base = 64 << 20;
    private const long PerByte = 4 << 10;

    /// <summary>Files or errors, never both, never an exception, and memory in proportion to the text.</summary>
    public static CompilationResult Try(byte[] bytes, string path = "model.json")
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var result = Building.Of(SourceText.From(path, bytes));
            var hasErrors = result.Diagnostics.Any(found => found.Severity == Severity.Error);
            Assert.NotEqual(hasErrors, result.Artifacts is not null);
            // Whoever is told thousands of problems reads the first.
            foreach (var found in result.Diagnostics.Take(100))
                Assert.DoesNotContain(DiagnosticFormatter.Format(found), c => char.IsControl(c) && c != '\n');
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Base + PerByte * bytes.Length);
            return result;
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{failure.Message}\nThe model: {Show(bytes)}", failure);
        }
    }

    public static CompilationResult Try(string text, string path = "model.json") => Try(Encoding.UTF8.GetBytes(text), path);

    private static string Show(byte[] bytes) => bytes.Length > 200_000
        ? $"{bytes.Length} bytes"
        : Convert.ToBase64String(bytes);
}
