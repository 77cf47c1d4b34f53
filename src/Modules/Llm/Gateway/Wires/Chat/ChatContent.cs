using System.Buffers.Text;
using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Chat;

/// <summary>Reads a message's content: a string, or parts of text and media.</summary>
internal static class ChatContent
{
    public static void Read(RequestDocument request, JsonElement content, string param, List<Part> parts) =>
        ContentParts.Read(request, content, param, parts, ReadPart);

    private static Part? ReadPart(RequestDocument request, JsonElement part, string param)
    {
        switch (part.Text("type"))
        {
            case "text" when part.Field("text").Is(JsonValueKind.String):
                return new TextPart(request.RawOf(part.Field("text")));
            case "refusal" when part.Field("refusal").Is(JsonValueKind.String):
                return new RefusalPart(request.RawOf(part.Field("refusal")));
            case "image_url":
                var image = part.Field("image_url");
                var url = image.Is(JsonValueKind.String) ? image : image.Field("url");
                return MediaUrl.Read(request, MediaKind.Picture, url, param + ".image_url.url") is { } picture
                    ? picture with { Detail = request.RawOf(image.Field("detail")) } : null;
            case "file":
                return ReadFile(request, part.Field("file"), param + ".file");
            case "input_audio":
                return ReadAudio(request, part.Field("input_audio"), param + ".input_audio");
            default:
                request.Refuse("unsupported_content", "A part must be text, image_url, input_audio or file, with its content.", param);
                return null;
        }
    }

    private static MediaPart? ReadFile(RequestDocument request, JsonElement file, string param) => file.Text("file_id") is not null
        ? new MediaPart(MediaKind.File, null, default, param + ".file_id") { VendorFile = request.RawOf(file.Field("file_id")) }
        : MediaUrl.Read(request, MediaKind.File, file.Field("file_data"), param + ".file_data") is { } read
            ? read with { FileName = request.RawOf(file.Field("filename")) } : null;

    private static MediaPart? ReadAudio(RequestDocument request, JsonElement audio, string param)
    {
        if (audio.Text("format") is not ("wav" or "mp3" or "flac" or "ogg" or "aac" or "aiff"))
        {
            request.Refuse("unsupported_audio", "The audio format must be wav, mp3, flac, ogg, aac or aiff.", param + ".format");
            return null;
        }

        var data = MediaText.Read(request.RawOf(audio.Field("data")));
        return !data.IsEmpty && Base64.IsValid(data.Span)
            ? new MediaPart(MediaKind.Sound, "audio/" + audio.Text("format"), data, param + ".data")
            : MediaUrl.Refuse(request, param + ".data");
    }
}
