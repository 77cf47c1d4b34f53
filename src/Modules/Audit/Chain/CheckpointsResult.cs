using Maru.Chain;
using Microsoft.AspNetCore.Http;

namespace Maru.Modules.Audit.Chain;

/// <summary>Streams checkpoints, one on each line, to be kept in another place.</summary>
internal sealed class CheckpointsResult(ReadCheckpoints act, long after) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var ct = httpContext.RequestAborted;
        httpContext.Response.ContentType = ChainResult.MediaType;
        httpContext.Response.Headers.CacheControl = "no-store";
        var body = httpContext.Response.BodyWriter;
        await foreach (var checkpoint in act.RunAsync(after, ct))
        {
            ChainText.Write(body, checkpoint);
            await body.FlushAsync(ct);
        }
    }
}
