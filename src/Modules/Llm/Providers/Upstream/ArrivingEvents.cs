using System.Buffers;
using System.Runtime.CompilerServices;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>
/// Reads a stream and holds the bytes that are not passed on yet: the event that is being read, and what follows it. Between events, and
/// nowhere else, the client may be spoken to meanwhile. For one stream.
/// </summary>
internal sealed class ArrivingEvents(TimeSpan idle, Patience patience, KeepAlive? keepAlive)
{
    private const int Smallest = 4096;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Smallest * 2);
    private int _start;
    private int _read;
    private int _length;

    /// <summary>What was read of the event.</summary>
    public ReadOnlySpan<byte> Event => _buffer.AsSpan(_start, _read - _start);

    /// <summary>What nobody has read yet.</summary>
    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(_read, _length - _read);

    /// <summary>Whether anything has come.</summary>
    public bool Began { get; private set; }

    /// <summary>Waits for more; false at the end.</summary>
    /// <param name="stream">The provider's body.</param>
    /// <param name="isBetween">Whether no part of an event has been passed on whose rest is still to come.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync(Stream stream, bool isBetween)
    {
        MakeRoom();
        var arriving = stream.ReadAsync(_buffer.AsMemory(_length), patience.Wait(idle));
        if (keepAlive is not null && isBetween && !arriving.IsCompleted)
        {
            keepAlive.Listen();
        }

        var read = await arriving;
        await TakeTurnAsync();
        Began |= read > 0;
        _length += read;
        return read > 0;
    }

    /// <summary>Whether what comes is JSON and no event, whatever its content type says.</summary>
    public async ValueTask<bool> IsJsonAsync(Stream stream)
    {
        do
        {
            if (Unread.TrimStart(" \t\r\n"u8) is { IsEmpty: false } start)
            {
                return start[0] is (byte)'{' or (byte)'[';
            }
        }
        while (await ReadAsync(stream, isBetween: true));
        return false;
    }

    /// <summary>Whoever reads has something to say to the client.</summary>
    public ValueTask TakeTurnAsync() => keepAlive?.TakeTurnAsync() ?? default;

    /// <summary>So many bytes more belong to the event.</summary>
    public void Read(int bytes) => _read += bytes;

    /// <summary>What was read of the event need not be held any longer.</summary>
    public void LetGo() => _start = _read;

    /// <summary>Nothing is held any longer, and nothing more comes.</summary>
    public void End() => ArrayPool<byte>.Shared.Return(_buffer);

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _length - _start).CopyTo(_buffer);
            (_start, _read, _length) = (0, _read - _start, _length - _start);
        }

        if (_buffer.Length - _length < Smallest)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
    }
}
