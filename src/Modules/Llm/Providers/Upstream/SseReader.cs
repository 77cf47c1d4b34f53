using System.Buffers;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>
/// Reads server-sent events from an upstream and hands out their data payloads. Takes CRLF, LF and CR, comments, unknown fields,
/// data over several lines and any split of the bytes. One reader, one thread at a time.
/// </summary>
/// <param name="body">The upstream's body; not disposed here.</param>
/// <param name="idle">Longest silence between two reads.</param>
/// <param name="patience">Times the silence.</param>
/// <param name="ct">Cancelling it makes <see cref="NextAsync"/> throw.</param>
/// <param name="keepAlive">Speaks to the client meanwhile; null where nobody need.</param>
internal sealed class SseReader(Stream body, TimeSpan idle, Patience patience, CancellationToken ct, KeepAlive? keepAlive = null)
{
    /// <summary>Bytes of one line, and of one event; more is not an answer but an attack or a fault.</summary>
    public const int Longest = 16 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _event = new(1024);
    private byte[] _buffer = GC.AllocateUninitializedArray<byte>(16 * 1024);
    private int _start;
    private int _scanned;
    private int _end;
    private bool _afterCr;
    private bool _hasData;
    private bool _firstLine = true;

    /// <summary>The event's payload, valid until the next call of <see cref="NextAsync"/>.</summary>
    public ReadOnlyMemory<byte> Data => _event.WrittenMemory;

    /// <summary>Why the stream ended early; null after a clean end.</summary>
    public GatewayError? Error { get; private set; }

    /// <summary>The body is over, so that <see cref="Data"/> may be a torn piece if its closing empty line is missing.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>Moves to the next payload; false at the end, with <see cref="Error"/> set when it was not a clean one.</summary>
    public async ValueTask<bool> NextAsync()
    {
        _event.ResetWrittenCount();
        _hasData = false;
        while (Error is null)
        {
            while (TryTakeLine(out var line))
            {
                if (Accept(line))
                {
                    return true;
                }
            }

            if (AtEnd || Error is not null)
            {
                break;
            }

            await FillAsync();
        }

        return Error is null && _event.WrittenCount > 0;
    }

    private bool TryTakeLine(out ReadOnlySpan<byte> line)
    {
        if (_afterCr && _start < _end)
        {
            _afterCr = false;
            _start += _buffer[_start] == '\n' ? 1 : 0;
            _scanned = Math.Max(_scanned, _start);
        }

        var stop = _buffer.AsSpan(_scanned, _end - _scanned).IndexOfAny((byte)'\n', (byte)'\r');
        if (stop < 0)
        {
            _scanned = _end;
            line = AtEnd ? _buffer.AsSpan(_start, _end - _start) : default;
            _start = AtEnd ? _end : _start;
            return !line.IsEmpty;
        }

        line = _buffer.AsSpan(_start, _scanned + stop - _start);
        _afterCr = _buffer[_scanned + stop] == '\r';
        _start = _scanned = _scanned + stop + 1;
        return true;
    }

    private bool Accept(ReadOnlySpan<byte> line)
    {
        if (_firstLine)
        {
            _firstLine = false;
            line = line.StartsWith("\uFEFF"u8) ? line[3..] : line;
        }

        if (line.IsEmpty)
        {
            _hasData = false;
            return _event.WrittenCount > 0;
        }

        if (line.StartsWith("data"u8) && (line.Length == 4 || line[4] == ':'))
        {
            AppendData(line[Math.Min(5, line.Length)..]);
        }

        return false;
    }

    private void AppendData(ReadOnlySpan<byte> value)
    {
        value = value.StartsWith(" "u8) ? value[1..] : value;
        if (_event.WrittenCount + value.Length >= Longest)
        {
            Error = UpstreamErrors.Garbled;
            return;
        }

        _event.Write(_hasData ? "\n"u8 : default);
        _event.Write(value);
        _hasData = true;
    }

    private async ValueTask FillAsync()
    {
        if (_end - _start >= Longest)
        {
            Error = UpstreamErrors.Garbled;
            return;
        }

        MakeRoom();
        try
        {
            var arriving = body.ReadAsync(_buffer.AsMemory(_end), patience.Wait(idle));
            if (keepAlive is not null && !arriving.IsCompleted)
            {
                keepAlive.Listen();
            }

            var read = await arriving;
            await (keepAlive?.TakeTurnAsync() ?? default);
            patience.Rest();
            _end += read;
            AtEnd = read == 0;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Error = patience.Broken;
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            Error = UpstreamErrors.Broken;
        }
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _scanned -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}
