using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Maru.Modules.Tests.Llm.Upstream;

/// <summary>A server down at the socket: drops connections where it is told to, and counts the requests of which it got a byte.</summary>
internal sealed class RawUpstream : IAsyncDisposable
{
    private const string Answer =
        """{"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":"hi"},"finish_reason":"stop"}]}""";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Queue<CutAt> _plan;
    private readonly bool _closesIdle;
    private readonly Task _accepting;
    private int _requests;
    private int _closed;

    /// <param name="plan">What becomes of each request, in the order of their coming; behind the last, all are answered.</param>
    /// <param name="closesIdle">Whether a connection is closed once its request is answered.</param>
    public RawUpstream(IEnumerable<CutAt> plan, bool closesIdle = false)
    {
        (_plan, _closesIdle) = (new Queue<CutAt>(plan), closesIdle);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => new($"http://127.0.0.1:{Port}/v1/");

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Connections closed by the server.</summary>
    public int Closed => Volatile.Read(ref _closed);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await _listener.AcceptSocketAsync(_end.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Stopped, at whatever point of accepting.
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                while (await AnswerAsync(socket) && !_closesIdle)
                {
                }

                socket.Shutdown(SocketShutdown.Send);
                Interlocked.Increment(ref _closed);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                // The peer, or the test, is done.
            }
        }
    }

    private async Task<bool> AnswerAsync(Socket socket)
    {
        // Waits for a byte without taking it.
        if (await socket.ReceiveAsync(new byte[1], SocketFlags.Peek, _end.Token) == 0)
        {
            return false;
        }

        Interlocked.Increment(ref _requests);
        var cut = Next();
        if (cut is CutAt.BeforeReading)
        {
            return false;
        }

        await ReadAsync(socket, cut);
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Answer.Length}\r\n\r\n";
        var sent = cut switch
        {
            CutAt.Never => head + Answer,
            CutAt.InsideAnswerHead => head[..30],
            CutAt.BehindAnswerHead => head,
            _ => "",
        };
        await socket.SendAsync(Encoding.ASCII.GetBytes(sent), _end.Token);
        return cut is CutAt.Never;
    }

    private CutAt Next()
    {
        lock (_plan)
        {
            return _plan.TryDequeue(out var cut) ? cut : CutAt.Never;
        }
    }

    private async Task ReadAsync(Socket socket, CutAt cut)
    {
        var text = "";
        var whole = int.MaxValue;
        var buffer = new byte[65_536];
        while (text.Length < whole)
        {
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
            if (end > 4)
            {
                var length = text[text.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase)..][16..].Split('\r')[0];
                whole = cut is CutAt.AfterHead ? 0 : end + (int.Parse(length) / (cut is CutAt.InsideBody ? 2 : 1));
            }

            if (text.Length < whole)
            {
                text += Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, _end.Token));
            }
        }
    }
}
