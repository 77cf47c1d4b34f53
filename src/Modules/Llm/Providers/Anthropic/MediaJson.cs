using System.Text;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>Pictures and documents as blocks, inline or by their link, which Anthropic fetches itself.</summary>
internal static class MediaJson
{
    private const string Pdf = "application/pdf";
    private const string Plain = "text/plain";

    public static GatewayError? Write(Utf8JsonWriter json, MediaPart media)
    {
        if (media.VendorFile.IsSet)
        {
            return GatewayError.Invalid("unknown_file",
                "A file's id is known only to the provider it was uploaded to; send the file inline.", media.Param);
        }

        switch (media)
        {
            case { Kind: MediaKind.Picture } or { MediaType: not null, Kind: MediaKind.File } when IsPicture(media):
                Write(json, "image", media);
                return null;
            case { Kind: MediaKind.File } when media.Link.IsSet || media.MediaType is Pdf or Plain:
                Write(json, "document", media);
                return null;
            case { Kind: MediaKind.File or MediaKind.Picture }:
                return GatewayError.Invalid("unsupported_file",
                    "This model reads pictures (JPEG, PNG, GIF, WebP), PDF and plain text; send the file as one of these.", media.Param);
            default:
                return GatewayError.Invalid("unsupported_modality",
                    "This model reads text, pictures and documents; it takes no sound and no film.", media.Param);
        }
    }

    private static bool IsPicture(MediaPart media) => media.Link.IsSet
        ? media.Kind is MediaKind.Picture
        : media.MediaType is "image/jpeg" or "image/png" or "image/gif" or "image/webp";

    private static void Write(Utf8JsonWriter json, string type, MediaPart media)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteStartObject("source");
        if (media.Link.IsSet)
        {
            json.WriteString("type", "url");
            json.WritePropertyName("url");
            media.Link.WriteTo(json);
        }
        else if (media.MediaType is Plain)
        {
            json.WriteString("type", "text");
            json.WriteString("media_type", Plain);
            json.WriteString("data", Encoding.UTF8.GetString(Convert.FromBase64String(Encoding.ASCII.GetString(media.Base64.Span))));
        }
        else
        {
            json.WriteString("type", "base64");
            json.WriteString("media_type", media.MediaType);
            json.WritePropertyName("data");
            MediaText.Write(json, media.Base64.Span);
        }

        json.WriteEndObject();
        if (type == "document" && media.FileName.HasText)
        {
            json.WritePropertyName("title");
            media.FileName.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
