using Maru.LlmSimulator.Answers;

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
            var pace = new Pace(clock, gap);
            for (var i = 0; i < frames.Count; i++)
            {
                await pace.WaitForAsync(i, ct);
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
