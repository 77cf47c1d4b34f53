using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Texts and media as parts. Media come inline only: this server fetches no address a client names.</summary>
internal static class MediaJson
{
    public static void WriteText(Utf8JsonWriter json, Raw text)
    {
        json.WriteStartObject();
        json.WritePropertyName("text");
        text.WriteTo(json);
        json.WriteEndObject();
    }

    public static GatewayError? Write(Utf8JsonWriter json, MediaPart media)
    {
        if (media.VendorFile.IsSet)
        {
            return GatewayError.Invalid("unknown_file",
                "A file's id is known only to the provider it was uploaded to; send the file inline.", media.Param);
        }

        if (media.MediaType is null)
        {
            return GatewayError.Invalid("remote_media_refused",
                "Media must be sent inline as a data URL (data:image/png;base64,…); this gateway fetches no remote address.", media.Param);
        }

        json.WriteStartObject();
        json.WriteStartObject("inlineData");
        json.WriteString("mimeType", media.MediaType);
        json.WritePropertyName("data");
        MediaText.Write(json, media.Base64.Span);
        json.WriteEndObject();
        json.WriteEndObject();
        return null;
    }
}
