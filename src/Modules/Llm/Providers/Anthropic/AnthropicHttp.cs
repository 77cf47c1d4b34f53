using System.Net;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>Sends messages to Anthropic. Thread safe.</summary>
internal sealed class AnthropicHttp(UpstreamHttp http, UpstreamSettings settings, Closing closing, TimeProvider clock)
{
    public const string Messages = "messages";

    private const string KeyHeader = "x-api-key";
    private const string VersionHeader = PassedHeaders.VersionName;
    private const string Version = "2023-06-01";
    private const int LongestAnswer = 32 * 1024 * 1024;
    private const int LongestError = 64 * 1024;

    /// <summary>Puts key and version into the headers; a key in an address would end up in logs.</summary>
    public static void Sign(HttpRequestMessage request, string key, string? version = null)
    {
        request.Headers.TryAddWithoutValidation(KeyHeader, key);
        request.Headers.TryAddWithoutValidation(VersionHeader, version ?? Version);
    }

    /// <summary>Headers of an answer, or the error every status but 200 means.</summary>
    public async ValueTask<UpstreamAnswer> SendAsync(
        ProviderRoute route, ReadOnlyMemory<byte>[] body, Patience patience, CancellationToken ct, PassedHeaders passed = default)
    {
        var (response, error) = await http.SendAsync(
            Build, (Address: new Uri(route.BaseUrl, Messages), route.ApiKey, Body: body, Passed: passed),
            settings.FirstByteOf(route.Family), patience, ct);
        if (response is null || response.StatusCode is HttpStatusCode.OK)
        {
            return new UpstreamAnswer(response, error);
        }

        using (response)
        {
            var told = await WholeBody.ReadAsync(response, LongestError, settings.Idle, patience, ct);
            return new UpstreamAnswer(null,
                AnthropicErrors.Read((int)response.StatusCode, told.Bytes, route.ApiKey, RetryAfter.Read(response, clock)));
        }
    }

    /// <summary>How long an exchange is waited for; a stream ends with its client, a whole answer is read on a while.</summary>
    public Patience PatienceOf(bool readsOn, CancellationToken ct) => new(closing, readsOn, ct);

    /// <summary>Speaks to the client of a stream in the provider's silence.</summary>
    public KeepAlive KeepAliveOf(ProviderCall call, IReply reply, IAnswerSink? sink = null) =>
        new(reply, call.Wire.KeepAlive, settings.KeepAlive, clock, sink);

    /// <summary>How long the model may be silent inside its answer.</summary>
    public TimeSpan IdleOf(ProviderRoute route) => settings.IdleOf(route.Family);

    /// <summary>Reads a whole answer whose headers are there; null with the error that takes its place.</summary>
    public async ValueTask<WholeMessage> ReadAsync(
        HttpResponseMessage response, ProviderRoute route, Patience patience, CancellationToken ct)
    {
        var body = await WholeBody.ReadAsync(response, LongestAnswer, IdleOf(route), patience, ct);
        if (body.Error is not null)
        {
            return new WholeMessage(null, default, body.Error);
        }

        if (!WireJson.TryParse(body.Bytes, out var document))
        {
            return new WholeMessage(null, default, UpstreamErrors.Garbled);
        }

        if (AnthropicErrors.TryRead(document.RootElement, route.ApiKey) is not { } refused)
        {
            return new WholeMessage(document, body.Bytes, null);
        }

        document.Dispose();
        return new WholeMessage(null, default, refused);
    }

    private static HttpRequestMessage Build((Uri Address, string ApiKey, ReadOnlyMemory<byte>[] Body, PassedHeaders Passed) request)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, request.Address) { Content = new SplicedContent(request.Body) };
        Sign(message, request.ApiKey, request.Passed.Version);
        if (request.Passed.Betas is { } betas)
        {
            message.Headers.TryAddWithoutValidation(PassedHeaders.BetasName, betas);
        }

        return message;
    }
}
