namespace Maru.LlmSimulator.Fast;

/// <summary>Bytes made once for a model and sent to everyone who asks.</summary>
internal sealed class ReadyAnswer(string contentType, IReadOnlyList<ReadOnlyMemory<byte>> frames, bool isStream, TimeSpan gap)
{
    public async Task SendAsync(HttpContext http, TimeProvider clock)
    {
        var ct = http.RequestAborted;
        var response = http.Response;
        response.ContentType = contentType;
        response.Headers["x-request-id"] = "req_simfast";
        if (!isStream)
        {
            response.ContentLength = frames[0].Length;
            await response.BodyWriter.WriteAsync(frames[0], ct);
            return;
        }

        try
        {
            await response.BodyWriter.WriteAsync(frames[0], ct);
            for (var i = 1; i < frames.Count; i++)
            {
                if (gap > TimeSpan.Zero)
                {
                    await Task.Delay(gap, clock, ct);
                }

                await response.BodyWriter.WriteAsync(frames[i], ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Who hung up needs no more of it, and nothing is recorded on this path.
            return;
        }
    }
}
