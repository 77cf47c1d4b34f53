using System.Text.Json.Nodes;

namespace Maru.Host.Tests.Malformed;

/// <summary>Bodies that an endpoint would take, so that what is broken afterwards reaches further than the parser.</summary>
internal sealed class SampleBody(Random random, Uri upstream)
{
    private static readonly string[] Words =
        ["gpt-4o-mini", "openai/gpt-4o-mini", "text-small", "gemini-3.1-flash-lite", "admin", "이름", "x", "2030-01-01T00:00:00Z", "*", "default"];

    public JsonNode? Of(FuzzTarget target) => target.Template switch
    {
        "/v1/chat/completions" or "/api/v1/llm/playground/chat/completions" => Chat(),
        "/v1/embeddings" => new JsonObject { ["model"] = "text-embedding-3-small", ["input"] = new JsonArray("a", "b"), ["dimensions"] = 8 },
        "/v1/images/generations" or "/api/v1/llm/playground/images/generations" => new JsonObject { ["model"] = "image", ["prompt"] = "a hill", ["size"] = "256x256", ["n"] = 1 },
        "/v1/completions" => new JsonObject { ["model"] = "text-small", ["prompt"] = new JsonArray("a"), ["max_tokens"] = 16 },
        "/v1/audio/speech" => new JsonObject { ["model"] = "openai/tts-1", ["input"] = "a", ["voice"] = "alloy" },
        "/v1/moderations" => new JsonObject { ["model"] = "openai/omni-moderation-latest", ["input"] = new JsonArray("a", "b") },
        _ => Of("", target.Schema),
    };

    private JsonObject Chat() => new()
    {
        ["model"] = Pick(["text-small", "text-large", "builtin/builtin-text", "gemini/gemini-3.1-flash-lite", "openai/gpt-4o-mini+fault.500"]),
        ["stream"] = random.Next(3) == 0,
        ["messages"] = new JsonArray(
            new JsonObject { ["role"] = "system", ["content"] = "Be brief." },
            new JsonObject { ["role"] = "user", ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = "hello" }) }),
        ["max_tokens"] = 16,
        ["temperature"] = 0.5,
        ["stop"] = new JsonArray("x"),
        ["response_format"] = new JsonObject { ["type"] = "json_object" },
        ["tools"] = new JsonArray(new JsonObject
        {
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = "f", ["parameters"] = new JsonObject { ["type"] = "object" } },
        }),
    };

    private JsonNode? Of(string name, JsonNode? schema) => schema switch
    {
        null => null,
        _ when Choice(schema) is { } choices => Of(name, Pick([.. choices])),
        _ when schema["enum"] is JsonArray values => Pick([.. values])?.DeepClone(),
        _ => Kind(schema["type"]) switch
        {
            "object" => Object(schema),
            "array" => new JsonArray(Of(name, schema["items"]), Of(name, schema["items"])),
            "integer" => random.Next(100),
            "number" => random.NextDouble(),
            "boolean" => random.Next(2) == 0,
            "string" => Text(name),
            _ => new JsonObject { ["temperature"] = 0.5 },
        },
    };

    private JsonObject Object(JsonNode schema)
    {
        var made = new JsonObject();
        foreach (var (name, property) in schema["properties"]?.AsObject() ?? [])
        {
            if (random.Next(5) > 0)
            {
                made[name] = Of(name, property);
            }
        }

        if (schema["additionalProperties"] is JsonObject values)
        {
            made[Pick(["openai", "gemini", "builtin"])] = Of("", values);
        }

        return made;
    }

    private string Text(string name) => name switch
    {
        "provider" => Pick(["openai", "gemini", "openai_compatible", "builtin"]),
        "base_url" => Pick([upstream.ToString(), upstream.ToString(), "http://[::1", "https://x.invalid/"]),
        "api_key" => Pick(["sk-good-1234567890abcdef", "sk-bad-1234567890abcdef", "AIza-good-1234567890"]),
        "image" => "gpt-image-1",
        "small" or "large" => "gpt-4o-mini",
        _ => Pick(Words),
    };

    private static JsonArray? Choice(JsonNode schema) => (schema["oneOf"] ?? schema["anyOf"])?.AsArray();

    private static string? Kind(JsonNode? type) =>
        type is JsonArray many ? many.Select(t => (string?)t).FirstOrDefault(t => t != "null") : (string?)type;

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
