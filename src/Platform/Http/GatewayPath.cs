using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Http;

/// <summary>The one part of the server that is not ours in shape: <c>/v1</c>, where OpenAI's manners hold instead of the house's.</summary>
internal static class GatewayPath
{
    public static bool Is(PathString path) => path.Value is { } value
        && value.StartsWith("/v1", StringComparison.Ordinal) && (value.Length == 3 || value[3] == '/');
}
