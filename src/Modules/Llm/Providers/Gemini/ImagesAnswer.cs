using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Collects the images of one or more answers into OpenAI's list.</summary>
internal sealed class ImagesAnswer
{
    private readonly List<JsonElement> _images = [];
    private int _textTokens;
    private int _imageTokens;
    private string? _withheld;

    public TokenUsage Usage { get; private set; } = TokenUsage.Unknown;

    public int Count => _images.Count;

    /// <summary>Whether every answer said what it used.</summary>
    public bool AllCounted { get; private set; } = true;

    /// <summary>Takes an answer in; its document must outlive this object.</summary>
    public void Add(GeminiAnswer answer)
    {
        foreach (var part in answer.Parts)
        {
            // Sketches made while thinking are not the picture.
            if (!GeminiAnswer.IsThought(part) && part.Field("inlineData") is var inline && inline.Field("data").Is(JsonValueKind.String))
            {
                _images.Add(inline);
            }
        }

        _withheld ??= answer.BlockReason ?? answer.FinishReason;
        var usage = UsageMetadata.Read(answer.Usage);
        AllCounted &= usage.IsKnown;
        Usage = UsageMetadata.Sum(Usage, usage);
        _textTokens = UsageMetadata.Add(_textTokens, UsageMetadata.OfModality(answer.Usage, "promptTokensDetails", "TEXT"));
        _imageTokens = UsageMetadata.Add(_imageTokens, UsageMetadata.OfModality(answer.Usage, "promptTokensDetails", "IMAGE"));
    }

    public GatewayError NoImage() => GatewayError.Invalid("content_policy_violation",
        FinishReasons.Refusal(_withheld ?? "") + " There is no image in it; change the prompt.", "prompt");

    public void Write(IBufferWriter<byte> output, ProviderCall call)
    {
        using var json = new Utf8JsonWriter(output, WireJson.Compact);
        json.WriteStartObject();
        json.WriteNumber("created", call.Created);
        if (Format(_images[0]) is { } format)
        {
            json.WriteString("output_format", format);
        }

        json.WriteStartArray("data");
        foreach (var image in _images)
        {
            json.WriteStartObject();
            json.WritePropertyName("b64_json");
            image.Field("data").WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteUsage(json);
        json.WriteEndObject();
    }

    private static string? Format(JsonElement image) => image.Text("mimeType") switch
    {
        "image/png" => "png",
        "image/jpeg" => "jpeg",
        "image/webp" => "webp",
        _ => null,
    };

    private void WriteUsage(Utf8JsonWriter json)
    {
        if (!Usage.IsKnown)
        {
            return;
        }

        var usage = Usage.Clamped();
        json.WriteStartObject("usage");
        json.WriteNumber("input_tokens", usage.Input ?? 0);
        json.WriteNumber("output_tokens", usage.Output ?? 0);
        json.WriteNumber("total_tokens", UsageMetadata.Add(usage.Input ?? 0, usage.Output));
        json.WriteStartObject("input_tokens_details");
        json.WriteNumber("text_tokens", _textTokens + _imageTokens > 0 ? _textTokens : usage.Input ?? 0);
        json.WriteNumber("image_tokens", _imageTokens);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
