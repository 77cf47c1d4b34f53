using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires;

/// <summary>A medium as OpenAI's wires send it: a link, or the bytes as a data URL.</summary>
internal static class MediaUrl
{
    /// <summary>Null when it is neither, which is refused then.</summary>
    public static MediaPart? Read(RequestDocument request, MediaKind kind, JsonElement url, string param)
    {
        var bytes = MediaText.Read(request.RawOf(url));
        if (url.Is(JsonValueKind.String) && !DataUrl.IsOne(bytes.Span))
        {
            return new MediaPart(kind, null, default, param) { Link = request.RawOf(url) };
        }

        return DataUrl.TryRead(bytes, out var mediaType, out var base64)
            ? new MediaPart(kind, mediaType, base64, param) : Refuse(request, param);
    }

    /// <summary>The data is no data.</summary>
    public static MediaPart? Refuse(RequestDocument request, string param)
    {
        request.Refuse("invalid_media", "The data must name its media type and be valid base64: data:image/png;base64,…", param);
        return null;
    }
}
