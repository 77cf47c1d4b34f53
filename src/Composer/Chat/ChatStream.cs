using System.Buffers;
using System.IO.Pipelines;

namespace Maru.Composer.Chat;

/// <summary>Sends an answer piece by piece as server-sent events, flushing after each.</summary>
/// <param name="json">Writes the chunks.</param>
/// <param name="answer">What is said.</param>
/// <param name="body">Where to.</param>
/// <param name="includeUsage">Whether the client asked for a last chunk with the usage.</param>
public sealed class ChatStream(ChatJson json, ChatAnswer answer, PipeWriter body, bool includeUsage)
{
    /// <summary>The number of pieces sent.</summary>
    public int Sent { get; private set; }

    /// <summary>Sends all of it.</summary>
    /// <param name="ct">The client leaves.</param>
    /// <exception cref="OperationCanceledException">The client left; <see cref="Sent"/> says how much it got.</exception>
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
