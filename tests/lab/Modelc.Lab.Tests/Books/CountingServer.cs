using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Modelc.Lab.Tests.Books;

/// <summary>A server that answers so many requests and then dies like a killed one, stops answering, or ends idle connections.</summary>
internal sealed class CountingServer : IDisposable
{
    private const string Answer = "HTTP/1.1 200 OK\r\nX-Version: v1\r\nX-Replica: counter\r\nContent-Length: 0\r\n\r\n";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _answers;
    private readonly bool _hangs;
    private readonly bool _endsIdle;
    private readonly List<Socket> _connections = [];
    private int _answered;

    public CountingServer(int answers = int.MaxValue, bool hangs = false, bool endsIdle = false)
    {
        (_answers, _hangs, _endsIdle) = (answers, hangs, endsIdle);
        _listener.Start(1000);
        _ = AcceptAsync();
    }

    public Uri Url => new($"http://{_listener.LocalEndpoint}/");

    public int Answered
    {
        get
        {
            lock (_connections)
                return _answered;
        }
    }

    public int Connections
    {
        get
        {
            lock (_connections)
                return _connections.Count;
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptSocketAsync();
                lock (_connections)
                    _connections.Add(connection);
                _ = AnswerAsync(connection);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Dead, as asked for.
        }
    }

    private async Task AnswerAsync(Socket connection)
    {
        try
        {
            var buffer = new byte[4096];
            while (await connection.ReceiveAsync(buffer) > 0)
            {
                if (!AnswerOrDie(connection))
                    return;
                if (_endsIdle)
                {
                    connection.Shutdown(SocketShutdown.Send);
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The other end went first.
        }
    }

    /// <summary>Counting and answering are one step: death comes before or after, never between.</summary>
    private bool AnswerOrDie(Socket connection)
    {
        lock (_connections)
        {
            if (_answered < _answers)
            {
                connection.Send(Encoding.ASCII.GetBytes(Answer));
                _answered++;
                return true;
            }

            if (!_hangs)
                Dispose();
            return false;
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        lock (_connections)
            _connections.ForEach(connection => connection.Dispose());
    }
}
