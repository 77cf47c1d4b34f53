using Maru.Contracts.Identity;
using Microsoft.AspNetCore.Http;

namespace Maru.Modules.Llm.Gateway;

/// <summary>A request through the gateway, once it is known whose it is.</summary>
internal static class GatewayRequest
{
    /// <param name="http">The request.</param>
    /// <param name="key">Whose it is.</param>
    /// <param name="find">Asked again when the body let us wait: what held at the headers may hold no more.</param>
    /// <param name="forward">Answers it.</param>
    /// <param name="operation">What is asked.</param>
    /// <param name="limit">The most bytes it may have.</param>
    public static async Task RunAsync(
        HttpContext http, ClientKey? key, FindKey find, ForwardCall forward, Operation operation, int limit)
    {
        var reading = RequestBody.ReadAsync(http.Request, limit, http.RequestAborted);
        var waits = !reading.IsCompleted;
        var (body, error) = await reading;
        error ??= waits ? find(http, out key) : null;
        using (body)
        {
            var reply = new HttpReply(http);
            error ??= await forward.RunAsync(key!, operation, body.Bytes, reply, http.RequestAborted);
            await reply.CloseAsync(TimeProvider.System);
        }

        if (error is not null)
        {
            await GatewayAnswer.WriteAsync(http, error);
        }
    }
}
