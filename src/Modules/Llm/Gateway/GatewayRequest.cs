using Maru.Contracts.Identity;
using Maru.Modules.Llm.Gateway.Bodies;
using Maru.Modules.Llm.Gateway.Forms;
using Microsoft.AspNetCore.Http;

namespace Maru.Modules.Llm.Gateway;

/// <summary>A request through the gateway, once it is known whose it is.</summary>
internal static class GatewayRequest
{
    /// <param name="http">The request.</param>
    /// <param name="key">Whose it is.</param>
    /// <param name="find">Asked again when the body let us wait: what held at the headers may hold no more.</param>
    /// <param name="answer">Answers it.</param>
    /// <param name="door">What is asked, and in which form.</param>
    /// <param name="limit">The most bytes it may have.</param>
    public static Task RunAsync(HttpContext http, ClientKey? key, FindKey find, Answering answer, Door door, int limit)
    {
        var isForm = door.Forms is not FormUse.Never && FormType.Is(http.Request.ContentType);
        if (!isForm && (door.Forms is FormUse.Only ? FormType.Missing : BodyFault.Refuses(http.Request.ContentType)) is { } wrongType)
        {
            return GatewayAnswer.WriteAsync(http, wrongType, door.Wire);
        }

        if (ContentCoding.Refuses(http.Request.Headers.ContentEncoding) is { } unknown)
        {
            http.Response.Headers.AcceptEncoding = ContentCoding.Known;
            return GatewayAnswer.WriteAsync(http, unknown, door.Wire);
        }

        return ReadAsync(http, key, find, answer, door, limit, isText: !isForm);
    }

    private static async Task ReadAsync(
        HttpContext http, ClientKey? key, FindKey find, Answering answer, Door door, int limit, bool isText)
    {
        var reading = RequestBody.ReadAsync(http.Request, limit, http.RequestAborted);
        var waits = !reading.IsCompleted;
        var (body, error) = await reading;
        error ??= (waits ? find(http, out key) : null) ?? body.Decode(http.Request.Headers, limit, isText);
        using (body)
        {
            var reply = new HttpReply(http);
            error ??= await answer(key!, body.Bytes, reply, http.RequestAborted);
            await reply.CloseAsync(TimeProvider.System);
            error = error is null ? null : BodyFault.Explain(error, body.Bytes.Span, http.Request.ContentType);
        }

        if (error is not null)
        {
            await GatewayAnswer.WriteAsync(http, error, door.Wire);
        }
    }
}
