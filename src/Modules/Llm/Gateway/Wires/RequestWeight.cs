using System.Text.Json;

namespace Maru.Modules.Llm.Gateway.Wires;

/// <summary>
/// What of a request must be read, held as text and written anew, which takes many times its length. Media in messages pass as they are and
/// do not count. The largest context of today is about as long.
/// </summary>
internal static class RequestWeight
{
    private const int Most = 4 * 1024 * 1024;

    public static GatewayError TooHeavy { get; } = GatewayError.Invalid("context_length_exceeded",
        $"What is not media in a request for this model may have {Most / 1024 / 1024} MiB. Send a shorter conversation.");

    public static bool Passes(ReadOnlySpan<byte> body) => body.Length <= Most || body.Length - Media(body) <= Most;

    private static long Media(ReadOnlySpan<byte> body)
    {
        var media = 0L;
        var (inMessages, isMedia) = (false, false);
        try
        {
            for (var json = new Utf8JsonReader(body); json.Read();)
            {
                if (json.TokenType == JsonTokenType.PropertyName)
                {
                    inMessages = json.CurrentDepth == 1
                        ? json.ValueTextEquals("messages"u8) || json.ValueTextEquals("input"u8) : inMessages;
                    isMedia = inMessages && json.CurrentDepth > 1 && NamesMedia(ref json);
                    continue;
                }

                media += isMedia && json.TokenType == JsonTokenType.String ? json.ValueSpan.Length : 0;
                isMedia = false;
            }
        }
        catch (JsonException)
        {
            // The parser reports it.
        }

        return media;
    }

    private static bool NamesMedia(ref Utf8JsonReader json) =>
        json.ValueTextEquals("url"u8) || json.ValueTextEquals("image_url"u8)
        || json.ValueTextEquals("file_data"u8) || json.ValueTextEquals("data"u8) || json.ValueTextEquals("result"u8);
}
