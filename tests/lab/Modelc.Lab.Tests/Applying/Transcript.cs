namespace Modelc.Lab.Tests.Applying;

/// <summary>What was said while something ran.</summary>
internal static class Transcript
{
    /// <summary>Every part is there, each behind the one before it.</summary>
    public static void AssertInOrder(string text, params IReadOnlyList<string> parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var at = text.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"No \"{part}\" behind the ones before it in:\n{text}");
            from = at + part.Length;
        }
    }
}
