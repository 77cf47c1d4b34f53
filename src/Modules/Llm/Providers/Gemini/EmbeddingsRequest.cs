using System.Buffers;
using System.Text.Json;
using System.Text;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Gateway.Wires;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>A checked embeddings request.</summary>
/// <param name="Inputs">The texts, at least one, none empty.</param>
/// <param name="Single">Whether the client sent a bare string.</param>
/// <param name="Base64">Whether vectors are wanted as base64 of little-endian float32.</param>
/// <param name="Dimensions">Wished length of a vector.</param>
internal sealed record EmbeddingsRequest(IReadOnlyList<string> Inputs, bool Single, bool Base64, int? Dimensions)
{
    /// <summary>Texts of one batchEmbedContents call.</summary>
    public const int BatchSize = 100;

    private const int MostInputs = 2048;
    private const int BytesPerToken = 4;

    /// <summary>Tokens guessed from the bytes, for answers that do not count: never 0, so that no call is free.</summary>
    public int EstimatedTokens => Inputs.Sum(input => (Encoding.UTF8.GetByteCount(input) + BytesPerToken - 1) / BytesPerToken);

    public static (EmbeddingsRequest? Request, GatewayError? Error) Read(ProviderCall call)
    {
        using var fields = RequestDocument.TryOpen(call, out var unread);
        if (fields is null)
        {
            return (null, unread);
        }

        var input = fields.Root.Field("input");
        JsonElement[] items = input.Is(JsonValueKind.Array) ? [.. input.EnumerateArray()] : [input];
        if (items.Length is 0 or > MostInputs || Array.Exists(items, item => !item.Is(JsonValueKind.String) || item.ValueEquals("")))
        {
            return (null, GatewayError.Invalid("invalid_input",
                $"`input` must be a string or an array of 1 to {MostInputs} strings, none empty; token ids mean nothing here.",
                "input"));
        }

        var format = fields.Get("encoding_format");
        var base64 = format.Is(JsonValueKind.String) && format.ValueEquals("base64");
        if (format.IsSet() && !base64 && !(format.Is(JsonValueKind.String) && format.ValueEquals("float")))
        {
            return (null, GatewayError.Invalid("invalid_encoding_format", "`encoding_format` must be float or base64.", "encoding_format"));
        }

        var dimensions = fields.Get("dimensions");
        var length = 0;
        if (dimensions.IsSet() && !(dimensions.Is(JsonValueKind.Number) && dimensions.TryGetInt32(out length) && length > 0))
        {
            return (null, GatewayError.Invalid("invalid_dimensions", "`dimensions` must be a whole number above zero.", "dimensions"));
        }

        var texts = Array.ConvertAll(items, item => item.GetString() ?? "");
        return (new EmbeddingsRequest(texts, !input.Is(JsonValueKind.Array), base64, length > 0 ? length : null), null);
    }

    /// <summary>The body of embedContent for a bare string, else of batchEmbedContents for the texts of one batch.</summary>
    public void Write(IBufferWriter<byte> output, string model, int from)
    {
        using var json = new Utf8JsonWriter(output, WireJson.Compact);
        if (Single)
        {
            WriteOne(json, ModelLine.Resource(model), Inputs[0]);
            return;
        }

        json.WriteStartObject();
        json.WriteStartArray("requests");
        foreach (var input in Inputs.Skip(from).Take(BatchSize))
        {
            WriteOne(json, ModelLine.Resource(model), input);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteOne(Utf8JsonWriter json, string resource, string input)
    {
        json.WriteStartObject();
        json.WriteString("model", resource);
        json.WriteStartObject("content");
        json.WriteStartArray("parts");
        MediaJson.WriteText(json, Raw.Of(input));
        json.WriteEndArray();
        json.WriteEndObject();
        if (Dimensions is { } dimensions)
        {
            json.WriteNumber("outputDimensionality", dimensions);
        }

        json.WriteEndObject();
    }
}
