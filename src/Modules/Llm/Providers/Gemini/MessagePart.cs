using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>One part of a message's content. Media come inline only: this server fetches no address a client names.</summary>
internal static class MessagePart
{
    private const int LongestHead = 256;

    public static bool IsEmptyText(JsonElement part) => part.Text("type") == "text" && part.Text("text") is "";

    public static GatewayError? Write(Utf8JsonWriter json, JsonElement part, string param)
    {
        switch (part.Text("type"))
        {
            case "text" when part.Text("text") is { } text:
                WriteText(json, text);
                return null;
            case "refusal" when part.Text("refusal") is { } refusal:
                WriteText(json, refusal);
                return null;
            case "image_url":
                var image = part.Field("image_url");
                var url = image.Is(JsonValueKind.String) ? image : image.Field("url");
                return WriteDataUrl(json, MediaText.Read(url), param + ".image_url.url");
            case "file":
                return WriteDataUrl(json, MediaText.Read(part.Field("file").Field("file_data")), param + ".file.file_data");
            case "input_audio":
                return WriteAudio(json, part.Field("input_audio"), param + ".input_audio");
            default:
                return GatewayError.Invalid(
                    "unsupported_content", "A part must be text, image_url, input_audio or file, with its content.", param);
        }
    }

    public static void WriteText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static GatewayError? WriteDataUrl(Utf8JsonWriter json, ReadOnlySpan<byte> url, string param)
    {
        const string Scheme = "data:";
        const string Base64Mark = ";base64";
        var comma = url.IndexOf((byte)',');
        var head = Encoding.UTF8.GetString(url[..Math.Clamp(comma, 0, LongestHead)]);
        if (comma < 0 || !head.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return GatewayError.Invalid("remote_media_refused",
                "Media must be sent inline as a data URL (data:image/png;base64,…); this gateway fetches no remote address.", param);
        }

        return comma <= LongestHead && head.EndsWith(Base64Mark, StringComparison.OrdinalIgnoreCase)
            ? WriteInline(json, head[Scheme.Length..head.IndexOf(';', StringComparison.Ordinal)], url[(comma + 1)..], param)
            : BadData(param);
    }

    private static GatewayError? WriteAudio(Utf8JsonWriter json, JsonElement audio, string param)
    {
        var mime = audio.Text("format") switch
        {
            "wav" => "audio/wav",
            "mp3" => "audio/mp3",
            "flac" => "audio/flac",
            "ogg" => "audio/ogg",
            "aac" => "audio/aac",
            "aiff" => "audio/aiff",
            _ => null,
        };
        return mime is null
            ? GatewayError.Invalid("unsupported_audio", "The audio format must be wav, mp3, flac, ogg, aac or aiff.", param + ".format")
            : WriteInline(json, mime, MediaText.Read(audio.Field("data")), param + ".data");
    }

    private static GatewayError? WriteInline(Utf8JsonWriter json, string mime, ReadOnlySpan<byte> data, string param)
    {
        if (mime.IndexOf('/', StringComparison.Ordinal) <= 0 || data.IsEmpty || !Base64.IsValid(data))
        {
            return BadData(param);
        }

        json.WriteStartObject();
        json.WriteStartObject("inlineData");
        json.WriteString("mimeType", mime);
        json.WritePropertyName("data");
        MediaText.Write(json, data);
        json.WriteEndObject();
        json.WriteEndObject();
        return null;
    }

    private static GatewayError BadData(string param) => GatewayError.Invalid(
        "invalid_media", "The data must name its media type and be valid base64: data:image/png;base64,…", param);
}
