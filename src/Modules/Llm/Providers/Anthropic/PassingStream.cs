using System.Buffers;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>
/// A stream of events whose bytes also go to the client, in whole events and not before the reader has seen them: it comes for more when it
/// has, and what it will not let pass never left. For one reader.
/// </summary>
internal sealed class PassingStream(Stream events, IReply reply) : Stream
{
    private readonly ArrayBufferWriter<byte> _held = new();
    private bool _isOpen;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>The reply may start.</summary>
    public void Opens() => _isOpen = true;

    /// <summary>The reader is done, and nothing it read was wrong.</summary>
    public ValueTask PassRestAsync(CancellationToken ct) => PassAsync(_held.WrittenCount, ct);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isOpen)
        {
            await PassAsync(EndOfWhole(_held.WrittenSpan), cancellationToken);
        }

        var read = await events.ReadAsync(buffer, cancellationToken);
        _held.Write(buffer.Span[..read]);
        return read;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        events.Dispose();
        base.Dispose(disposing);
    }

    // Behind the last empty line, whichever way its lines end.
    private static int EndOfWhole(ReadOnlySpan<byte> held) =>
        Math.Max(After(held, "\n\n"u8), Math.Max(After(held, "\r\n\r\n"u8), After(held, "\r\r"u8)));

    private static int After(ReadOnlySpan<byte> held, ReadOnlySpan<byte> end) => held.LastIndexOf(end) is var at and >= 0 ? at + end.Length : 0;

    private async ValueTask PassAsync(int length, CancellationToken ct)
    {
        if (length == 0)
        {
            return;
        }

        if (!reply.Started)
        {
            reply.Start(200, "text/event-stream");
        }

        reply.Body.Write(_held.WrittenSpan[..length]);
        var rest = _held.WrittenSpan[length..].ToArray();
        _held.ResetWrittenCount();
        _held.Write(rest);
        await reply.Body.FlushAsync(ct);
    }
}
