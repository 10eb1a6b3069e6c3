using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Modelc.Load;

/// <summary>Sends requests over connections of its own and says of each how it went. Never tries twice.</summary>
internal sealed class LoadClient(LoadOptions options) : IDisposable
{
    private readonly ConcurrentStack<Connection> _idle = new();
    private readonly byte[] _request = Encoding.ASCII.GetBytes(
        $"{options.Method} {options.Target.PathAndQuery} HTTP/1.1\r\nHost: {options.Target.Authority}\r\n" +
        $"Connection: {(options.KeepAlive ? "keep-alive" : "close")}\r\n" +
        (options.Method == "POST" ? "Content-Length: 2\r\n\r\nhi" : "\r\n"));

    public async Task<RequestRecord> SendAsync(int number, Stopwatch clock)
    {
        var due = options.DueTime(number);
        var lag = clock.Elapsed - due;
        var connection = TakeConnection();
        var idle = connection.Idle;
        var (failure, reply) = await TryAsync(connection);
        return new RequestRecord(
            number, due.TotalMilliseconds, (clock.Elapsed - due).TotalMilliseconds, lag.TotalMilliseconds, idle?.TotalMilliseconds,
            failure, reply?.Status, reply?.Version, reply?.Replica);
    }

    /// <summary>As every client does: a server may end an idle connection, and no request is lost by that.</summary>
    private Connection TakeConnection()
    {
        while (_idle.TryPop(out var kept))
        {
            if (kept.Idle < options.MostIdle && !kept.HasEnded)
                return kept;
            kept.Dispose();
        }

        return new Connection();
    }

    private async Task<(Failure Failure, Reply? Reply)> TryAsync(Connection connection)
    {
        using var patience = new CancellationTokenSource(options.Timeout);
        Reply? reply = null;
        try
        {
            await connection.OpenAsync(options.Target, patience.Token);
            reply = await connection.ExchangeAsync(_request, options.Method == "HEAD", patience.Token);
            return (reply.Status >= 400 ? Failure.Status : Failure.None, reply);
        }
        catch (Exception exception) when (FailureOf(exception) is not Failure.None)
        {
            return (FailureOf(exception), null);
        }
        finally
        {
            if (reply is { CanReuse: true } && options.KeepAlive)
                _idle.Push(connection);
            else
                connection.Dispose();
        }
    }

    internal static Failure FailureOf(Exception exception) => exception switch
    {
        OperationCanceledException => Failure.Timeout,
        EndOfStreamException => Failure.Cut,
        FormatException => Failure.Malformed,
        IOException { InnerException: SocketException inner } => FailureOf(inner),
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => Failure.Refused,
        SocketException { SocketErrorCode: SocketError.TimedOut } => Failure.Timeout,
        SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown } => Failure.Cut,
        SocketException => Failure.Unreachable,
        _ => Failure.None,
    };

    public void Dispose()
    {
        while (_idle.TryPop(out var connection))
            connection.Dispose();
    }

    private sealed class Connection : IDisposable
    {
        private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        private NetworkStream? _stream;
        private ReplyReader? _reader;

        private long? _answered;

        /// <summary>Since its last answer; null before the first.</summary>
        public TimeSpan? Idle => _answered is { } then ? Stopwatch.GetElapsedTime(then) : null;

        /// <summary>Nothing but its end can arrive on a connection that waits for no answer.</summary>
        public bool HasEnded => _socket.Poll(TimeSpan.Zero, SelectMode.SelectRead);

        public async Task OpenAsync(Uri target, CancellationToken stop)
        {
            if (_stream is not null)
                return;
            await _socket.ConnectAsync(target.DnsSafeHost, target.Port, stop);
            _stream = new NetworkStream(_socket);
            _reader = new ReplyReader(_stream);
        }

        public async Task<Reply> ExchangeAsync(byte[] request, bool isHead, CancellationToken stop)
        {
            await _stream!.WriteAsync(request, stop);
            var reply = await _reader!.ReadAsync(isHead, stop);
            _answered = Stopwatch.GetTimestamp();
            return reply;
        }

        public void Dispose()
        {
            _stream?.Dispose();
            _socket.Dispose();
        }
    }
}
