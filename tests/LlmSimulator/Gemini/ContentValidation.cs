using System.Text.Json;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Gemini;

/// <summary>The mistakes the vendor answers with 400, as far as a translating gateway could make them.</summary>
internal static class ContentValidation
{
    private static readonly HashSet<string> Fields = new(StringComparer.Ordinal)
    {
        "contents", "systemInstruction", "system_instruction", "tools", "toolConfig", "tool_config", "safetySettings", "safety_settings",
        "generationConfig", "generation_config", "cachedContent", "model", "serviceTier", "store",
    };

    private static readonly HashSet<string> ConfigFields = new(StringComparer.Ordinal)
    {
        "temperature", "topP", "topK", "maxOutputTokens", "stopSequences", "candidateCount", "seed", "responseMimeType", "responseSchema",
        "responseJsonSchema", "responseModalities", "imageConfig", "thinkingConfig", "presencePenalty", "frequencyPenalty", "responseLogprobs",
        "logprobs", "speechConfig", "mediaResolution", "enableEnhancedCivicAnswers",
    };

    private static readonly string[] SchemaWordsUnknown = ["$schema", "$ref", "$defs"];

    public static Answer? Check(JsonElement body)
    {
        var config = body.Get("generationConfig") ?? default;
        return Unknown(body, Fields, "request") ?? Unknown(config, ConfigFields, "generation_config") ?? Options(config)
            ?? Schemas(body, config) ?? Contents(body);
    }

    private static Answer? Unknown(JsonElement element, HashSet<string> known, string where)
    {
        var name = element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().Select(p => p.Name).FirstOrDefault(n => !known.Contains(n))
            : null;
        return name is null ? null : GeminiErrors.Invalid($"Invalid JSON payload received. Unknown name \"{name}\" at '{where}': Cannot find field.");
    }

    private static Answer? Options(JsonElement config)
    {
        if (config.Items("stopSequences").Count() > 5)
        {
            return GeminiErrors.Invalid("At most 5 stop sequences are allowed.");
        }

        if (config.Get("candidateCount") is not null && config.Int("candidateCount") is not (>= 1 and <= 8))
        {
            return GeminiErrors.Invalid("candidateCount must be from 1 to 8.");
        }

        return config.Get("responseSchema") is not null && config.Str("responseMimeType") is not ("application/json" or "text/x.enum")
            ? GeminiErrors.Invalid("A response schema needs the response MIME type application/json.")
            : null;
    }

    private static Answer? Schemas(JsonElement body, JsonElement config)
    {
        var schemas = body.Items("tools").SelectMany(t => t.Items("functionDeclarations")).Select(f => f.Get("parameters")).Append(config.Get("responseSchema"));
        var word = schemas.OfType<JsonElement>().Select(UnknownWord).FirstOrDefault(w => w is not null);
        return word is null ? null : GeminiErrors.Invalid($"Invalid JSON payload received. Unknown name \"{word}\" in a schema: Cannot find field.");
    }

    private static string? UnknownWord(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject()
            .Select(p => SchemaWordsUnknown.Contains(p.Name) ? p.Name : UnknownWord(p.Value)).FirstOrDefault(w => w is not null),
        JsonValueKind.Array => schema.EnumerateArray().Select(UnknownWord).FirstOrDefault(w => w is not null),
        _ => null,
    };

    private static Answer? Contents(JsonElement body)
    {
        if (!body.Items("contents").Any())
        {
            return GeminiErrors.Invalid("* GenerateContentRequest.contents: contents is not specified");
        }

        var open = 0;
        foreach (var content in body.Items("contents"))
        {
            var parts = content.Items("parts").ToList();
            if (content.Str("role") is not (null or "user" or "model"))
            {
                return GeminiErrors.Invalid("Please use a valid role: user, model.");
            }

            var answers = parts.Count(p => p.Get("functionResponse") is not null);
            if (parts.Count == 0 || answers != open)
            {
                return GeminiErrors.Invalid(parts.Count == 0
                    ? "* GenerateContentRequest.contents.parts: must not be empty"
                    : "The number of function response parts must equal the number of function call parts of the turn before.");
            }

            open = parts.Count(p => p.Get("functionCall") is not null);
            if (parts.Select(Part).FirstOrDefault(wrong => wrong is not null) is { } refusal)
            {
                return refusal;
            }

            if (ThoughtSignature.Refuse(parts) is { } unsigned)
            {
                return unsigned;
            }
        }

        return null;
    }

    private static Answer? Part(JsonElement part)
    {
        if (part.Get("inlineData") is { } media)
        {
            return string.IsNullOrEmpty(media.Str("mimeType")) || media.Get("data") is not { ValueKind: JsonValueKind.String } data || !data.TryGetBytesFromBase64(out _)
                ? GeminiErrors.Invalid("Invalid value for inlineData: a MIME type and base64 data are needed.")
                : null;
        }

        var any = new[] { "text", "fileData", "functionCall", "functionResponse", "thoughtSignature" }.Any(n => part.Get(n) is not null);
        return any ? null : GeminiErrors.Invalid("contents.parts.data: required oneof field 'data' must have one initialized field");
    }
}
