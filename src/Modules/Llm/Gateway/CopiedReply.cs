using System.Buffers;
using System.IO.Pipelines;

namespace Maru.Modules.Llm.Gateway;

/// <summary>A reply whose bytes are also kept, for an operator who has turned on storing content. The copy is bounded.</summary>
internal sealed class CopiedReply(IReply reply) : IReply, IDisposable
{
    private readonly CopyingWriter _writer = new(reply.Body);

    public bool Started => reply.Started;

    public PipeWriter Body => _writer;

    public ReadOnlyMemory<byte> Copied => _writer.Copied;

    public void Adjusted(string what) => reply.Adjusted(what);

    public void Start(int status, string contentType, long? contentLength = null)
    {
        // Sound is nothing anybody could read in the log.
        _writer.Keeps = contentType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            || contentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase);
        reply.Start(status, contentType, contentLength);
    }

    public void Abort() => reply.Abort();

    public void Dispose() => _writer.Dispose();

    private sealed class CopyingWriter(PipeWriter inner) : PipeWriter, IDisposable
    {
        private const int Most = 64 * 1024;
        private readonly byte[] _copy = ArrayPool<byte>.Shared.Rent(Most);
        private Memory<byte> _lent;
        private int _length;

        public bool Keeps { get; set; } = true;

        public ReadOnlyMemory<byte> Copied => _copy.AsMemory(0, _length);

        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public override void Advance(int bytes)
        {
            var keep = Keeps ? Math.Min(bytes, Most - _length) : 0;
            _lent.Span[..keep].CopyTo(_copy.AsSpan(_length));
            _length += keep;
            inner.Advance(bytes);
        }

        // A span cannot be remembered, so both ways lend memory.
        public override Memory<byte> GetMemory(int sizeHint = 0) => _lent = inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public void Dispose() => ArrayPool<byte>.Shared.Return(_copy);
    }
}
