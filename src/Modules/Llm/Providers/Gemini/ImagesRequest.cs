using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Gateway.Wires;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>A checked image request.</summary>
/// <param name="Prompt">What to draw.</param>
/// <param name="Count">Images wished, 1 to 4; Gemini draws one per call.</param>
/// <param name="AspectRatio">The ratio Gemini offers that is nearest to the wished size; null lets the model choose.</param>
internal sealed record ImagesRequest(string Prompt, int Count, string? AspectRatio)
{
    private const int MostImages = 4;
    private const int LongestPrompt = 32_000;

    private static readonly (int Width, int Height)[] s_ratios =
        [(1, 1), (2, 3), (3, 2), (3, 4), (4, 3), (4, 5), (5, 4), (9, 16), (16, 9), (21, 9)];

    public static (ImagesRequest? Request, GatewayError? Error) Read(ProviderCall call)
    {
        using var fields = RequestDocument.TryOpen(call, out var unread);
        if (fields is null)
        {
            return (null, unread);
        }

        if (fields.Root.Text("prompt") is not { Length: > 0 and <= LongestPrompt } prompt)
        {
            return (null, GatewayError.Invalid("invalid_prompt", $"`prompt` must be a text of 1 to {LongestPrompt} characters.", "prompt"));
        }

        var n = fields.Get("n");
        var count = 1;
        if (n.IsSet() && !(n.Is(JsonValueKind.Number) && n.TryGetInt32(out count) && count is >= 1 and <= MostImages))
        {
            return (null, GatewayError.Invalid("unsupported_value", $"`n` must be 1 to {MostImages} for this model.", "n"));
        }

        if (Unsupported(fields, call.Stream) is { } unsupported)
        {
            return (null, unsupported);
        }

        var size = fields.Get("size");
        var ratio = Ratio(size);
        return size.IsSet() && !(size.Is(JsonValueKind.String) && size.ValueEquals("auto")) && ratio is null
            ? (null, GatewayError.Invalid("invalid_size", "`size` must be auto or WIDTHxHEIGHT in pixels, for instance 1536x1024.", "size"))
            : (new ImagesRequest(prompt, count, ratio), null);
    }

    public void Write(IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, WireJson.Compact);
        json.WriteStartObject();
        json.WriteStartArray("contents");
        json.WriteStartObject();
        json.WriteString("role", "user");
        json.WriteStartArray("parts");
        MediaJson.WriteText(json, Raw.Of(Prompt));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("generationConfig");
        json.WriteStartArray("responseModalities");
        json.WriteStringValue("TEXT");
        json.WriteStringValue("IMAGE");
        json.WriteEndArray();
        if (AspectRatio is not null)
        {
            json.WriteStartObject("imageConfig");
            json.WriteString("aspectRatio", AspectRatio);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static GatewayError? Unsupported(RequestDocument fields, bool stream)
    {
        if (stream)
        {
            return GatewayError.Invalid("unsupported_parameter", "This model does not stream images; leave `stream` out.", "stream");
        }

        if (fields.Get("response_format") is { ValueKind: JsonValueKind.String } format && !format.ValueEquals("b64_json"))
        {
            return GatewayError.Invalid("unsupported_value", "Images come as base64 only: leave `response_format` out.", "response_format");
        }

        return fields.Get("background") is { ValueKind: JsonValueKind.String } background && background.ValueEquals("transparent")
            ? GatewayError.Invalid("unsupported_value", "This model draws no transparent backgrounds.", "background") : null;
    }

    private static string? Ratio(JsonElement size)
    {
        var text = size.Is(JsonValueKind.String) ? size.GetString() ?? "" : "";
        var cross = text.IndexOf('x', StringComparison.Ordinal);
        if (cross < 1 || Pixels(text.AsSpan(0, cross)) is not { } width || Pixels(text.AsSpan(cross + 1)) is not { } height)
        {
            return null;
        }

        var wished = Math.Log((double)width / height);
        var nearest = s_ratios.MinBy(ratio => Math.Abs(Math.Log((double)ratio.Width / ratio.Height) - wished));
        return string.Create(CultureInfo.InvariantCulture, $"{nearest.Width}:{nearest.Height}");
    }

    private static int? Pixels(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels is > 0 and <= 16_384 ? pixels : null;
}
