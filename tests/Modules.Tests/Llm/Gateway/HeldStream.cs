namespace Maru.Modules.Tests.Llm.Gateway;

/// <summary>A body whose second half waits until it is let go.</summary>
internal sealed class HeldStream(byte[] head, byte[] tail, Task release) : Stream
{
    private int _at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken ct = default)
    {
        if (_at >= head.Length)
        {
            await release.WaitAsync(ct);
        }

        var from = _at < head.Length ? head.AsMemory(_at) : tail.AsMemory(_at - head.Length);
        var read = Math.Min(from.Length, buffer.Length);
        from[..read].CopyTo(buffer);
        _at += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
