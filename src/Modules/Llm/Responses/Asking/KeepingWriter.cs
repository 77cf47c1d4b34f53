using System.IO.Pipelines;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Responses.Asking;

/// <summary>Keeps the answer, once it is whole, before the flush that sends its end.</summary>
internal sealed class KeepingWriter(PipeWriter inner, KeptAnswer kept, Func<ReadOnlyMemory<byte>, Task> keep) : PipeWriter
{
    private bool _isKept;

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes;

    public override void Advance(int bytes) => inner.Advance(bytes);

    public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
        kept.Answer is { } answer && !_isKept ? KeepAsync(answer, cancellationToken) : inner.FlushAsync(cancellationToken);

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    private async ValueTask<FlushResult> KeepAsync(ReadOnlyMemory<byte> answer, CancellationToken ct)
    {
        _isKept = true;
        await keep(answer);
        return await inner.FlushAsync(ct);
    }
}
