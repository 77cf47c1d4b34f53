namespace Maru.Modules.Tests.Llm.Gemini;

/// <summary>A body that arrives in given pieces, one per read.</summary>
internal sealed class PiecesStream(params byte[][] pieces) : Stream
{
    private int _piece;
    private int _at;

    /// <summary>After the last piece the connection is torn instead of closed.</summary>
    public bool Tears { get; init; }

    /// <summary>After the last piece nothing more comes.</summary>
    public bool Hangs { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken ct = default)
    {
        while (_piece < pieces.Length && _at == pieces[_piece].Length)
        {
            (_piece, _at) = (_piece + 1, 0);
        }

        if (_piece < pieces.Length)
        {
            var read = Math.Min(buffer.Length, pieces[_piece].Length - _at);
            pieces[_piece].AsMemory(_at, read).CopyTo(buffer);
            _at += read;
            return read;
        }

        if (Hangs)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        }

        return Tears ? throw new HttpIOException(HttpRequestError.ResponseEnded) : 0;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
