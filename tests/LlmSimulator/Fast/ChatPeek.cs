using System.Text.Json;

namespace Maru.LlmSimulator.Fast;

/// <summary>The little that the fast path must know of a chat request, read without building a document.</summary>
internal readonly record struct ChatPeek(string Model, bool Stream, bool IncludeUsage)
{
    /// <summary>Null when the request wants more than plain chat, or is not JSON.</summary>
    public static ChatPeek? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return Walk(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ChatPeek? Walk(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        string? model = null;
        var (stream, usage) = (false, false);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("model"u8))
            {
                reader.Read();
                model = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
            else if (reader.ValueTextEquals("stream"u8))
            {
                reader.Read();
                stream = reader.TokenType == JsonTokenType.True;
            }
            else if (reader.ValueTextEquals("stream_options"u8))
            {
                var from = (int)reader.BytesConsumed;
                reader.Skip();
                usage = Compact(body[from..(int)reader.BytesConsumed]);
            }
            else if (IsSpecial(ref reader))
            {
                return null;
            }
            else
            {
                reader.Skip();
            }
        }

        return model is null ? null : new ChatPeek(model, stream, usage);
    }

    private static bool IsSpecial(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("tools"u8) || reader.ValueTextEquals("response_format"u8) || reader.ValueTextEquals("n"u8)
        || reader.ValueTextEquals("logprobs"u8) || reader.ValueTextEquals("stop"u8);

    private static bool Compact(ReadOnlySpan<byte> options)
    {
        var at = options.IndexOf("\"include_usage\""u8);
        return at >= 0 && options[(at + "\"include_usage\""u8.Length)..].TrimStart(": \t\r\n"u8).StartsWith("true"u8);
    }
}
