using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Http;

/// <summary>
/// The one part of the server that is not ours in shape: where a client key is the way in, OpenAI's manners hold instead of the house's.
/// The endpoint says so, never the path's text: one endpoint answers to many spellings of its path.
/// </summary>
internal static class Gateway
{
    // The exception handler takes the endpoint away from the context and keeps it in its feature.
    public static bool Serves(HttpContext context) =>
        Is(context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint);

    public static bool Is(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<Access>() is { Kind: AccessKind.ClientKey };
}
