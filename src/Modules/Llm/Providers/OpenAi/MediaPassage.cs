using System.Net.Http.Headers;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>Passes an answer on that is no JSON, as it arrives: sound, or speech written down as plain text or subtitles.</summary>
internal sealed class MediaPassage(IReply reply, CallMeter meter, Patience patience, TimeSpan idle)
{
    private const int ReadSize = 16 * 1024;
    private const string Unnamed = "application/octet-stream";

    /// <summary>Whether the answer is to a question whose answer need not be JSON, and is none.</summary>
    public static bool Fits(ProviderCall call, HttpResponseMessage response) =>
        call.Operation is Operation.Speech or Operation.Transcriptions
        && response.Content.Headers.ContentType?.MediaType is not ("application/json" or "text/json");

    public async ValueTask<CallEnd> RunAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var type = response.Content.Headers.ContentType;
        if (!IsMedia(type?.MediaType))
        {
            return meter.FailedUndelivered(reply, UpstreamErrors.Garbled);
        }

        try
        {
            return await PumpAsync(response, type, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return meter.Cancelled(reply);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            return Fail(patience.Broken);
        }
    }

    // A page of some proxy is no sound.
    private static bool IsMedia(string? type) =>
        type is null or Unnamed or "text/plain" or "text/vtt" or "text/srt" or "application/x-subrip" or "application/ogg"
        || type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("video/", StringComparison.OrdinalIgnoreCase);

    private async ValueTask<CallEnd> PumpAsync(HttpResponseMessage response, MediaTypeHeaderValue? type, CancellationToken ct)
    {
        var isText = type?.MediaType?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) == true;
        using var stream = response.Content.ReadAsStream(ct);
        while (true)
        {
            var room = reply.Body.GetMemory(ReadSize);
            var read = await stream.ReadAsync(room, patience.Wait(idle));
            ct.ThrowIfCancellationRequested();
            if (read == 0)
            {
                break;
            }

            Begin(response, type);
            if (isText)
            {
                meter.Written.Add(room.Span[..read]);
            }

            reply.Body.Advance(read);
            await reply.Body.FlushAsync(ct);
        }

        if (!reply.Started && !isText)
        {
            return Fail(UpstreamErrors.NoAnswer);
        }

        // Of silence nothing is written down, and that is an answer.
        Begin(response, type);
        await reply.Body.FlushAsync(ct);
        return meter.Succeeded(reply);
    }

    private void Begin(HttpResponseMessage response, MediaTypeHeaderValue? type)
    {
        if (!reply.Started)
        {
            meter.Began();
            meter.Delivered = true;
            reply.Start(200, type?.ToString() ?? Unnamed, response.Content.Headers.ContentLength);
        }
    }

    private CallEnd Fail(GatewayError error)
    {
        if (!reply.Started)
        {
            return meter.FailedUndelivered(reply, error);
        }

        reply.Abort();
        return meter.Failed(reply, error);
    }
}
