using System.Collections.Concurrent;
using System.Net;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Wires.Chat;
using Maru.Modules.Llm.Gateway.Wires.Completions;
using Maru.Modules.Llm.Providers.OpenAi.Translated;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>OpenAI and every server that speaks its API: bytes pass through both ways, only what must be known is looked at.</summary>
internal sealed class OpenAiClient(UpstreamHttp http, UpstreamSettings settings, CallMeters meters, Closing closing) : IProviderClient
{
    // Parsing a URI costs more than all other headers of a request; base URLs are few and change with the settings.
    private readonly ConcurrentDictionary<(Uri BaseUrl, string Path), Uri> _addresses = new();

    public async ValueTask<CallEnd> AnswerAsync(ProviderCall call, IReply reply, CancellationToken ct)
    {
        using var meter = meters.Start(call);
        TranslatedFlow? flow = null;
        if (IsTranslated(call)
            && !TranslatedFlow.TryStart(call, reply, settings.IdleOf(call.Route.Family), out flow, out var refused))
        {
            return meter.Refused(reply, refused);
        }

        using var patience = new Patience(closing, readsOn: !call.Stream && call.Operation is not Operation.Speech, ct);
        var streams = call is { Stream: true, Operation: Operation.Chat };
        await using var keepAlive = streams
            ? new KeepAlive(reply, call.Wire.KeepAlive, settings.KeepAlive, meters.Clock, flow?.SinkOf(reply)) : null;
        try
        {
            keepAlive?.Listen();
            var (response, error) = await http.SendAsync(
                static it => it.Client.Request(it.Call, it.Reply, it.Flow), (Client: this, Call: call, Reply: reply, Flow: flow),
                settings.FirstByteOf(call.Route.Family), patience, ct);
            using (response)
            {
                if (response?.StatusCode is HttpStatusCode.OK)
                {
                    return flow is null
                        ? await PassAsync(response, call, reply, meter, patience, keepAlive, ct)
                        : await flow.RunAsync(response, reply, meter, patience, keepAlive, ct);
                }

                error ??= await ReadErrorAsync(response!, call, patience);
            }

            await (keepAlive?.TakeTurnAsync() ?? default);
            return flow is null ? await StreamBreak.EndAsync(reply, meter, error, ct) : await flow.EndAsync(reply, meter, error, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return meter.Cancelled(reply);
        }
    }

    // A conversation goes on in the form it came in where that is chat's, or a text's and the model continues texts.
    private static bool IsTranslated(ProviderCall call) =>
        call.Operation is Operation.Chat && call.Wire != ChatCompletions.Instance
        && !(call.Wire == TextCompletions.Instance && call.Route.Family.CompletesText);

    private ValueTask<CallEnd> PassAsync(
        HttpResponseMessage response, ProviderCall call, IReply reply, CallMeter meter, Patience patience, KeepAlive? keepAlive,
        CancellationToken ct)
    {
        var idle = settings.IdleOf(call.Route.Family);
        var events = IsEventStream(response);
        if (!events && MediaPassage.Fits(call, response))
        {
            return new MediaPassage(reply, meter, patience, idle).RunAsync(response, ct);
        }

        return keepAlive is not null || (events && call.Operation is Operation.Chat)
            ? new StreamPassage(call, reply, meter, patience, new ArrivingEvents(idle, patience, keepAlive)).RunAsync(response, ct)
            : new JsonPassage(call, reply, meter, patience, idle, events).RunAsync(response, ct);
    }

    private static bool IsEventStream(HttpResponseMessage response) =>
        response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var type)
        && type.ToString().StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase);

    private HttpRequestMessage Request(ProviderCall call, IReply reply, TranslatedFlow? flow)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, AddressOf(call.Route.BaseUrl, flow is null ? call.Path : GatewayDoors.Chat))
        {
            Content = flow is null ? Spliced(call, reply) : new SplicedContent([flow.Body]),
        };
        if (call.Route.ApiKey.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Authorization", call.Route.Bearer);
        }

        return request;
    }

    private static SplicedContent Spliced(ProviderCall call, IReply reply)
    {
        var body = call.Form is { } form ? OpenAiForm.Splice(call, form, out var adjusted) : OpenAiBody.Splice(call, out adjusted);
        if (adjusted is not null)
        {
            reply.Adjusted(adjusted);
        }

        return body;
    }

    private Uri AddressOf(Uri baseUrl, string path) =>
        _addresses.TryGetValue((baseUrl, path), out var address) ? address
        : _addresses.GetOrAdd((baseUrl, path), static key => new Uri(key.BaseUrl, key.Path.TrimStart('/')));

    private async ValueTask<GatewayError> ReadErrorAsync(HttpResponseMessage response, ProviderCall call, Patience patience)
    {
        ReadOnlyMemory<byte> body = default;
        try
        {
            body = await BoundedBody.ReadAsync(response, BoundedBody.ErrorCeiling, patience.Wait(settings.Idle));
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            // The status alone says enough.
        }

        return OpenAiErrors.Read((int)response.StatusCode, body, call.Route.ApiKey, RetryAfter.Read(response, meters.Clock));
    }
}
