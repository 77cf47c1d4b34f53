using System.Text;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.OpenAi.Translated;

/// <summary>Texts and media as content parts.</summary>
internal static class ChatParts
{
    public static GatewayError? Write(Utf8JsonWriter json, Part part)
    {
        switch (part)
        {
            case TextPart { Text: var text }:
                WriteText(json, text);
                return null;
            case RefusalPart { Text: var text }:
                WriteText(json, text);
                return null;
            case MediaPart media when media.VendorFile.IsSet:
                return GatewayError.Invalid("unknown_file",
                    "A file's id is known only to the provider it was uploaded to; send the file inline.", media.Param);
            case MediaPart { MediaType: null, Kind: not MediaKind.Picture } media:
                return GatewayError.Invalid("remote_media_refused",
                    "Only pictures may be sent as a link to this model; send the file inline, as base64.", media.Param);
            case MediaPart media:
                Write(json, media);
                return null;
            default:
                return null;
        }
    }

    private static void WriteText(Utf8JsonWriter json, Raw text)
    {
        json.WriteStartObject();
        json.WriteString("type", "text");
        json.WritePropertyName("text");
        text.WriteTo(json);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MediaPart media)
    {
        var type = media.Kind switch { MediaKind.Picture => "image_url", MediaKind.Sound => "input_audio", _ => "file" };
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteStartObject(type);
        if (media.Kind is MediaKind.Sound)
        {
            json.WriteString("format", media.MediaType!["audio/".Length..]);
            json.WritePropertyName("data");
            MediaText.Write(json, media.Base64.Span);
        }
        else if (media.MediaType is null)
        {
            json.WritePropertyName("url");
            media.Link.WriteTo(json);
        }
        else
        {
            if (media.Kind is not MediaKind.Picture)
            {
                json.WritePropertyName("filename");
                (media.FileName.IsSet ? media.FileName : Raw.Of("file")).WriteTo(json);
            }

            json.WritePropertyName(media.Kind is MediaKind.Picture ? "url" : "file_data");
            json.WriteStringValueSegment(Encoding.UTF8.GetBytes($"data:{media.MediaType};base64,"), isFinalSegment: false);
            MediaText.Write(json, media.Base64.Span);
        }

        if (media.Detail.IsSet)
        {
            json.WritePropertyName("detail");
            media.Detail.WriteTo(json);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
