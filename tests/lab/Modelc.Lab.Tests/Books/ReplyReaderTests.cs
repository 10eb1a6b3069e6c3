using System.Text;
using Modelc.Load;

namespace Modelc.Lab.Tests.Books;

public sealed class ReplyReaderTests
{
    [Fact]
    public async Task An_answer_says_its_status_version_and_replica()
    {
        var reply = await ReadAsync("HTTP/1.1 200 OK\r\nX-Version: v2\r\nx-replica: 3f\r\nContent-Length: 2\r\n\r\nhi");
        Assert.Equal(new Reply(200, "v2", "3f", CanReuse: true), reply);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0a;x=y\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n", true)]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", true)]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi", false)]
    [InlineData("HTTP/1.0 200 OK\r\n\r\nuntil the end", false)]
    public async Task A_connection_is_used_again_when_the_answer_ends_by_itself_and_does_not_say_close(string answer, bool canReuse) =>
        Assert.Equal(canReuse, (await ReadAsync(answer)).CanReuse);

    [Fact]
    public async Task The_next_answer_on_the_same_connection_begins_where_the_last_one_ended()
    {
        using var stream = Stream("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhiHTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
        var reader = new ReplyReader(stream);
        Assert.Equal(200, (await reader.ReadAsync(isHead: false, default)).Status);
        Assert.Equal(503, (await reader.ReadAsync(isHead: false, default)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhi")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")]
    public async Task An_answer_that_ends_too_early_is_not_an_answer(string answer) =>
        await Assert.ThrowsAsync<EndOfStreamException>(() => ReadAsync(answer));

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("HTTP/1.1 fine\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    public async Task What_is_not_HTTP_is_malformed(string answer) =>
        await Assert.ThrowsAsync<FormatException>(() => ReadAsync(answer));

    private static async Task<Reply> ReadAsync(string answer)
    {
        using var stream = Stream(answer);
        return await new ReplyReader(stream).ReadAsync(isHead: false, default);
    }

    private static MemoryStream Stream(string text) => new(Encoding.ASCII.GetBytes(text));
}
