using System.Buffers.Text;
using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>Reads what a message or a tool's output holds: a string, or parts of text and media.</summary>
internal static class ResponsesContent
{
    public static void Read(RequestDocument request, JsonElement content, string param, List<Part> parts) =>
        ContentParts.Read(request, content, param, parts, ReadPart);

    private static Part? ReadPart(RequestDocument request, JsonElement part, string param)
    {
        switch (part.Text("type"))
        {
            case "input_text" or "output_text" or "text" when part.Field("text").Is(JsonValueKind.String):
                return new TextPart(request.RawOf(part.Field("text")));
            case "refusal" when part.Field("refusal").Is(JsonValueKind.String):
                return new RefusalPart(request.RawOf(part.Field("refusal")));
            case "input_image":
                return ReadMedia(request, MediaKind.Picture, part, "image_url", "image_url", param);
            case "input_file":
                return ReadMedia(request, MediaKind.File, part, "file_data", "file_url", param);
            case "input_audio":
                return ReadAudio(request, part.Field("input_audio"), param + ".input_audio");
            default:
                request.Refuse("unsupported_content",
                    "A part must be input_text, output_text, refusal, input_image, input_file or input_audio, with its content.", param);
                return null;
        }
    }

    private static MediaPart? ReadMedia(
        RequestDocument request, MediaKind kind, JsonElement part, string data, string link, string param)
    {
        if (part.Field("file_id").Is(JsonValueKind.String))
        {
            return new MediaPart(kind, null, default, param + ".file_id") { VendorFile = request.RawOf(part.Field("file_id")) };
        }

        var at = part.Field(data).IsSet() ? data : link;
        if (MediaUrl.Read(request, kind, part.Field(at), $"{param}.{at}") is not { } read)
        {
            return null;
        }

        return read.Link.IsSet && at != link
            ? MediaUrl.Refuse(request, $"{param}.{at}")
            : read with { Detail = request.RawOf(part.Field("detail")), FileName = request.RawOf(part.Field("filename")) };
    }

    private static MediaPart? ReadAudio(RequestDocument request, JsonElement audio, string param)
    {
        var data = MediaText.Read(request.RawOf(audio.Field("data")));
        if (audio.Text("format") is "wav" or "mp3" && !data.IsEmpty && Base64.IsValid(data.Span))
        {
            return new MediaPart(MediaKind.Sound, "audio/" + audio.Text("format"), data, param + ".data");
        }

        request.Refuse("unsupported_audio", "Audio must be valid base64, of the format wav or mp3.", param);
        return null;
    }
}
