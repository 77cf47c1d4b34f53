using System.Net.Http.Headers;
using System.Net;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Sends one method of a Gemini model. Thread safe.</summary>
internal sealed class GeminiHttp(UpstreamHttp http, UpstreamSettings settings, Closing closing, TimeProvider clock)
{
    private const string KeyHeader = "x-goog-api-key";
    private const int LongestAnswer = 32 * 1024 * 1024;
    private const int LongestError = 64 * 1024;

    public TimeSpan IdleOf(ProviderRoute route) => settings.IdleOf(route.Family);

    public long Now => clock.GetTimestamp();

    /// <summary>Headers of an answer, or the error every status but 200 means.</summary>
    public async ValueTask<UpstreamAnswer> SendAsync(
        ProviderRoute route, string method, ReadOnlyMemory<byte> body, Patience patience, CancellationToken ct)
    {
        var address = new Uri(route.BaseUrl, $"{ModelLine.Resource(route.Model)}:{method}");
        var (response, error) = await http.SendAsync(
            Build, (address, route.ApiKey, body), settings.FirstByteOf(route.Family), patience, ct);
        if (response is null || response.StatusCode is HttpStatusCode.OK)
        {
            return new UpstreamAnswer(response, error);
        }

        using (response)
        {
            var told = await WholeBody.ReadAsync(response, LongestError, settings.Idle, patience, ct);
            return new UpstreamAnswer(null,
                GeminiErrors.Read((int)response.StatusCode, told.Bytes, route.ApiKey, RetryAfter.Read(response, clock)));
        }
    }

    /// <summary>The patience of a stream, which ends with its client.</summary>
    public Patience PatienceOf(CancellationToken ct) => new(closing, readsOn: false, ct);

    /// <summary>Speaks to the client of a stream in the provider's silence.</summary>
    public KeepAlive KeepAliveOf(ProviderCall call, IReply reply, IAnswerSink? sink = null) =>
        new(reply, call.Wire.KeepAlive, settings.KeepAlive, clock, sink);

    /// <summary>Sends and reads the whole answer, one JSON object without an error in it; also when the client has left.</summary>
    public async ValueTask<WholeAnswer> AskAsync(ProviderRoute route, string method, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        using var patience = new Patience(closing, readsOn: true, ct);
        var (response, error) = await SendAsync(route, method, body, patience, ct);
        if (response is null)
        {
            return new WholeAnswer(null, error, 0);
        }

        var firstByteAt = clock.GetTimestamp();
        using (response)
        {
            return await ReadAsync(response, route, firstByteAt, patience, ct);
        }
    }

    /// <summary>Reads a whole answer whose headers are there.</summary>
    public async ValueTask<WholeAnswer> ReadAsync(
        HttpResponseMessage response, ProviderRoute route, long firstByteAt, Patience patience, CancellationToken ct)
    {
        var body = await WholeBody.ReadAsync(response, LongestAnswer, IdleOf(route), patience, ct);
        if (body.Error is not null)
        {
            return new WholeAnswer(null, body.Error, firstByteAt);
        }

        if (!WireJson.TryParse(body.Bytes, out var document))
        {
            return new WholeAnswer(null, UpstreamErrors.Garbled, firstByteAt);
        }

        if (GeminiErrors.TryRead(document.RootElement, route.ApiKey) is not { } refused)
        {
            return new WholeAnswer(document, null, firstByteAt);
        }

        document.Dispose();
        return new WholeAnswer(null, refused, 0);
    }

    private static HttpRequestMessage Build((Uri Address, string ApiKey, ReadOnlyMemory<byte> Body) request)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, request.Address) { Content = new ReadOnlyMemoryContent(request.Body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (request.ApiKey.Length > 0)
        {
            // In the header, never in the address: addresses end up in logs.
            message.Headers.TryAddWithoutValidation(KeyHeader, request.ApiKey);
        }

        return message;
    }
}
