using System.Buffers;
using System.IO.Pipelines;

namespace Maru.Modules.Llm.Providers.Builtin.Chat;

/// <summary>Sends an answer piece by piece as server-sent events, flushing after each.</summary>
internal sealed class ChatStream(ChatJson json, ChatAnswer answer, PipeWriter body, bool includeUsage)
{
    /// <summary>Pieces that have left.</summary>
    public int Sent { get; private set; }

    public async ValueTask SendAsync(CancellationToken ct)
    {
        await SendAsync(json.WriteRole, ct);
        foreach (var piece in answer.Pieces)
        {
            await SendAsync((output, usage) => json.WriteDelta(output, piece, usage), ct);
            Sent++;
        }

        await SendAsync(json.WriteFinish, ct);
        if (includeUsage)
        {
            await SendAsync((output, _) => json.WriteUsage(output), ct);
        }

        body.Write("data: [DONE]\n\n"u8);
        await FlushAsync(ct);
    }

    private async ValueTask SendAsync(Action<IBufferWriter<byte>, bool> write, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        body.Write("data: "u8);
        write(body, includeUsage);
        body.Write("\n\n"u8);
        await FlushAsync(ct);
    }

    private async ValueTask FlushAsync(CancellationToken ct)
    {
        var flushed = await body.FlushAsync(ct);
        if (flushed.IsCompleted || flushed.IsCanceled)
        {
            throw new OperationCanceledException("The client left.", ct);
        }
    }
}
