using System.Data.Common;
using System.Text.Json;
using Maru.Contracts.Identity;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Llm.Responses.Asking;

/// <summary>
/// Answers a request for a response like any other conversation, with what it refers to in its place; keeps the answer before its client
/// has all of it, unless the request or the operator forbids that.
/// </summary>
internal sealed class AnswerResponse(
    ForwardCall forward, CountTokens count, ExpandRequest expand, IResponseStore responses, QueueRequest queue, ResponseSettings settings,
    TimeProvider clock, ILogger<AnswerResponse> log)
{
    public async ValueTask<GatewayError?> RunAsync(
        ClientKey key, ReadOnlyMemory<byte> body, IGatewayReply reply, CancellationToken ct)
    {
        if (!AskedResponse.TryRead(body, out var asked))
        {
            return await forward.RunAsync(key, Door.Responses, body, reply, ct);
        }

        using (asked)
        {
            var (error, request) = await ExpandAsync(asked, key, ct);
            if (error is null && asked.InBackground)
            {
                error = await queue.RunAsync(key, asked, request!, reply, ct);
            }
            else if (error is null)
            {
                return await forward.RunAsync(key, Door.Responses, request!.Body, ReplyFor(key, asked, request, reply), ct);
            }

            return error is null ? null : forward.Refused(key, Door.Responses, error, reply);
        }
    }

    /// <summary>Tells how many tokens it would send, with all that it refers to.</summary>
    public async ValueTask<GatewayError?> CountAsync(
        ClientKey key, ReadOnlyMemory<byte> body, IGatewayReply reply, CancellationToken ct)
    {
        if (!AskedResponse.TryRead(body, out var asked))
        {
            return await count.RunAsync(key, Door.Responses, body, reply, ct);
        }

        using (asked)
        {
            var (error, request) = await ExpandAsync(asked, key, ct);
            return error ?? await count.RunAsync(key, Door.Responses, request!.Body, reply, ct);
        }
    }

    private async ValueTask<(GatewayError? Error, ExpandedRequest? Request)> ExpandAsync(
        AskedResponse asked, ClientKey key, CancellationToken ct)
    {
        try
        {
            return await expand.RunAsync(asked, key.Id, ct);
        }
        catch (DbException)
        {
            return (ResponseRefusals.Unreadable, null);
        }
    }

    private IGatewayReply ReplyFor(ClientKey key, AskedResponse asked, ExpandedRequest request, IGatewayReply reply)
    {
        var previousId = asked.PreviousId;
        return settings.Store && !asked.Forbids
            ? new KeepingReply(reply, (route, answer) => KeepAsync(key, previousId, request.Input.Value, route, answer))
            : reply;
    }

    private async Task KeepAsync(
        ClientKey key, string? previousId, ReadOnlyMemory<byte> input, ProviderRoute? route, ReadOnlyMemory<byte> answer)
    {
        using var document = JsonDocument.Parse(answer);
        var root = document.RootElement;
        var now = clock.GetUtcNow();
        var response = new StoredResponse(
            root.Text("id")!, key.OwnerId, key.Id, previousId, root.Text("model")!, ResponseJson.StatusOf(root) ?? ResponseStatus.Completed,
            now, now + settings.Retention, input, answer)
        { Provider = route?.Provider };
        try
        {
            if (!await responses.SaveAsync(response, default, CancellationToken.None))
            {
                Log.ResponseNotKept(log, response.Id, null);
            }
        }
        catch (DbException e)
        {
            // It is paid for, and its client gets it all the same; only a request that refers to it will find nothing.
            Log.ResponseNotKept(log, response.Id, e);
        }
    }
}
