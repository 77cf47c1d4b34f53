namespace Maru.Platform.Auditing;

/// <summary>
/// A request's body that keeps a copy of what is read, as long as it is short. It reads nothing by itself. Not thread safe, like any body.
/// </summary>
internal sealed class RecordedBody(Stream body) : Stream
{
    private const int Longest = 16 * 1024;

    private readonly MemoryStream _kept = new();
    private bool _whole;

    /// <summary>The whole body; null if it was not read to its end, or is long.</summary>
    public ReadOnlyMemory<byte>? Whole => _whole && _kept.Length <= Longest ? _kept.GetBuffer().AsMemory(0, (int)_kept.Length) : null;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Keep(buffer.AsSpan(offset), body.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await body.ReadAsync(buffer, cancellationToken);
        return Keep(buffer.Span, count);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Keep(ReadOnlySpan<byte> read, int count)
    {
        _whole |= count == 0 && !read.IsEmpty;

        // One byte more than the limit shows that the body is longer.
        var room = (int)Math.Min(count, Longest + 1 - _kept.Length);
        _kept.Write(read[..room]);
        return count;
    }
}
