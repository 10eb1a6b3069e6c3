using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Modelc.Compiler.Syntax;

/// <summary>Everything after this may trust that the bytes are UTF-8.</summary>
internal static class EncodingCheck
{
    public static void Run(SyntaxReporter reporter)
    {
        var bytes = reporter.Source.Bytes.Span;
        if (bytes.Length > SyntaxLimits.FileBytes)
            reporter.Fatal(SyntaxDiagnostics.TooLarge(reporter.At(0, 0), bytes.Length));
        else if (OtherEncoding(bytes) is { } name)
            reporter.Fatal(SyntaxDiagnostics.OtherEncoding(reporter.At(0, 0), name));
        else if (!Utf8.IsValid(bytes))
            ReportFirstBadByte(reporter, bytes);
    }

    /// <summary>A byte order mark, or its absence in a text whose first character is surely ASCII.</summary>
    private static string? OtherEncoding(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => "UTF-32",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "UTF-16",
        [0, not 0, 0, not 0, ..] or [not 0, 0, not 0, 0, ..] => "UTF-16",
        _ => null,
    };

    private static void ReportFirstBadByte(SyntaxReporter reporter, ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done)
            at += length;
        reporter.Fatal(SyntaxDiagnostics.NotUtf8(reporter.At(at, at + 1), bytes[at]));
    }
}
