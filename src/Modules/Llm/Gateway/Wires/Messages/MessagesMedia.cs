using System.Buffers.Text;
using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Messages;

/// <summary>Reads what an image or document block holds, or where it is.</summary>
internal static class MessagesMedia
{
    private const int LongestType = 128;

    public static void Read(RequestDocument request, MediaKind kind, JsonElement block, string param, List<Part> parts)
    {
        var source = block.Field("source");
        var at = param + ".source";
        switch (source.Text("type"))
        {
            case "base64":
                ReadBase64(request, kind, block, source, at, parts);
                break;
            case "url" when source.Field("url").Is(JsonValueKind.String):
                parts.Add(new MediaPart(kind, null, default, at + ".url") { Link = request.RawOf(source.Field("url")) });
                break;
            case "file" when source.Field("file_id").Is(JsonValueKind.String):
                parts.Add(new MediaPart(kind, null, default, at + ".file_id") { VendorFile = request.RawOf(source.Field("file_id")) });
                break;
            case "text" when source.Field("data").Is(JsonValueKind.String):
                parts.Add(new TextPart(request.RawOf(source.Field("data"))));
                break;
            case "content":
                MessagesContent.Read(request, source.Field("content"), at + ".content", parts);
                break;
            default:
                request.Refuse("invalid_media", "A source must be base64 with its media type and data, url, file, text or content.", at);
                break;
        }
    }

    private static void ReadBase64(
        RequestDocument request, MediaKind kind, JsonElement block, JsonElement source, string at, List<Part> parts)
    {
        var data = MediaText.Read(request.RawOf(source.Field("data")));
        if (source.Text("media_type") is not { Length: <= LongestType } type || !type.Contains('/', StringComparison.Ordinal)
            || data.IsEmpty || !Base64.IsValid(data.Span))
        {
            request.Refuse("invalid_media", "The source must name its media type and hold valid base64.", at);
            return;
        }

        parts.Add(new MediaPart(kind, type, data, at + ".data") { FileName = request.RawOf(block.Field("title")) });
    }
}
