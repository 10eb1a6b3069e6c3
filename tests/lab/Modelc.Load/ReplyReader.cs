using System.Globalization;
using System.Text;

namespace Modelc.Load;

/// <summary>
/// Reads one HTTP/1.1 answer. A client of our own, because the framework's silently sends a request again when a kept
/// connection turns out to be closed: exactly the loss that a rollout must not cause.
/// </summary>
public sealed class ReplyReader(Stream stream)
{
    private const int LongestHead = 64 * 1024;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _begin;
    private int _end;

    public async Task<Reply> ReadAsync(bool isHead, CancellationToken stop)
    {
        var status = ParseStatus(await ReadLineAsync(stop));
        var headers = await ReadHeadersAsync(stop);
        var endsByItself = await SkipBodyAsync(headers, isHead || status is 204 or 304, stop);
        var canReuse = endsByItself && !Has(headers, "Connection", "close");
        return new Reply(status, headers.GetValueOrDefault("X-Version"), headers.GetValueOrDefault("X-Replica"), canReuse);
    }

    private static int ParseStatus(string line)
    {
        var words = line.Split(' ', 3);
        return words.Length >= 2 && words[0].StartsWith("HTTP/1.", StringComparison.Ordinal)
            && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : throw new FormatException($"\"{line}\" is not the first line of an HTTP answer.");
    }

    private async Task<Dictionary<string, string>> ReadHeadersAsync(CancellationToken stop)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync(stop) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1)
                throw new FormatException($"\"{line}\" is not a header.");
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return headers;
    }

    /// <summary>False when only the end of the connection ended the body.</summary>
    private async Task<bool> SkipBodyAsync(Dictionary<string, string> headers, bool isEmpty, CancellationToken stop)
    {
        if (isEmpty)
            return true;
        if (Has(headers, "Transfer-Encoding", "chunked"))
        {
            await SkipChunksAsync(stop);
            return true;
        }

        if (headers.TryGetValue("Content-Length", out var length))
        {
            await SkipAsync(ParseNumber(length, NumberStyles.None), stop);
            return true;
        }

        while (await FillAsync(stop))
            _begin = _end;
        return false;
    }

    private async Task SkipChunksAsync(CancellationToken stop)
    {
        long size;
        do
        {
            var line = await ReadLineAsync(stop);
            size = ParseNumber(line.Split(';')[0].Trim(), NumberStyles.AllowHexSpecifier);
            if (size > 0)
                await SkipAsync(size + 2, stop);
        }
        while (size > 0);

        while ((await ReadLineAsync(stop)).Length > 0)
        {
            // Trailers, if any.
        }
    }

    private async Task SkipAsync(long count, CancellationToken stop)
    {
        while (count > 0)
        {
            if (_begin == _end)
                await FillOrThrowAsync(stop);
            var step = (int)Math.Min(count, _end - _begin);
            _begin += step;
            count -= step;
        }
    }

    private async Task<string> ReadLineAsync(CancellationToken stop)
    {
        var line = new StringBuilder();
        while (line.Length < LongestHead)
        {
            if (_begin == _end)
                await FillOrThrowAsync(stop);
            var next = (char)_buffer[_begin++];
            if (next == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append(next);
        }

        throw new FormatException("A line of the answer's head is too long.");
    }

    private async Task FillOrThrowAsync(CancellationToken stop)
    {
        if (!await FillAsync(stop))
            throw new EndOfStreamException();
    }

    private async Task<bool> FillAsync(CancellationToken stop)
    {
        _begin = 0;
        _end = await stream.ReadAsync(_buffer, stop);
        return _end > 0;
    }

    private static long ParseNumber(string text, NumberStyles style) =>
        long.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number
            : throw new FormatException($"\"{text}\" is not a length.");

    private static bool Has(Dictionary<string, string> headers, string name, string word) =>
        headers.TryGetValue(name, out var value) && value.Contains(word, StringComparison.OrdinalIgnoreCase);
}
