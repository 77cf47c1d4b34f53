using System.Text.Json;

namespace Maru.Forwarder;

/// <summary>What a gateway cannot do without knowing of a request.</summary>
internal readonly record struct ChatFacts(string Model, bool Stream)
{
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static ChatFacts Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var (model, stream) = ("", false);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("model"u8))
            {
                reader.Read();
                model = reader.GetString() ?? "";
            }
            else if (reader.ValueTextEquals("stream"u8))
            {
                reader.Read();
                stream = reader.GetBoolean();
            }
            else
            {
                reader.Skip();
            }
        }

        return new ChatFacts(model, stream);
    }
}
