using Maru.Contracts.Identity;
using Maru.Modules.Llm.Domain;
using Maru.Modules.Llm.UseCases.Gateway;
using Microsoft.AspNetCore.Http;

namespace Maru.Modules.Llm.Endpoints.Gateway;

/// <summary>A request through the gateway, once it is known whose it is.</summary>
internal static class Passage
{
    public static async Task RunAsync(HttpContext http, ClientKey key, ForwardCall forward, Operation operation, int limit)
    {
        var (body, error) = await RequestBody.ReadAsync(http.Request, limit, http.RequestAborted).ConfigureAwait(false);
        using (body)
        {
            var reply = new HttpReply(http);
            error ??= await forward.RunAsync(key, operation, body.Bytes, reply, http.RequestAborted).ConfigureAwait(false);
            await reply.CloseAsync(TimeProvider.System).ConfigureAwait(false);
        }

        if (error is not null)
        {
            await GatewayAnswer.WriteAsync(http, error).ConfigureAwait(false);
        }
    }
}
