using System.Text.Json;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>What an OpenAI-shaped server says of its error, as it says it.</summary>
internal readonly record struct SaidError(string? Message, string? Type, string? Code, string? Param)
{
    public static SaidError Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0)
            {
                root = root[0];
            }

            return root.ValueKind == JsonValueKind.Object ? Read(root) : default;
        }
        catch (JsonException)
        {
            // An HTML page of some proxy in between says nothing a client could use.
            return default;
        }
    }

    // OpenAI's own form, that of servers which put the error at the top (vLLM), and FastAPI's.
    private static SaidError Read(JsonElement root)
    {
        var error = Failing(root) ?? root;
        return error.ValueKind switch
        {
            JsonValueKind.Object => new(
                Text(error, "message") ?? Detail(error), Text(error, "type"), Text(error, "code") ?? Text(root, "code"),
                Text(error, "param")),
            JsonValueKind.String => new(error.GetString(), null, null, null),
            _ => default,
        };
    }

    private static JsonElement? Failing(JsonElement root) =>
        root.TryGetProperty("error", out var error) && error.ValueKind is JsonValueKind.Object or JsonValueKind.String ? error
        : root.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array
            ? choices.EnumerateArray().Where(choice => choice.ValueKind == JsonValueKind.Object)
                .Select(choice => choice.TryGetProperty("error", out var inside) ? inside : default)
                .Where(inside => inside.ValueKind is JsonValueKind.Object or JsonValueKind.String).Cast<JsonElement?>().FirstOrDefault()
        : null;

    private static string? Detail(JsonElement error) =>
        !error.TryGetProperty("detail", out var detail) ? null
        : detail.ValueKind == JsonValueKind.Array && detail.GetArrayLength() > 0 && detail[0].ValueKind == JsonValueKind.Object
            ? Text(detail[0], "msg")
        : detail.ValueKind == JsonValueKind.Object ? Text(detail, "message") ?? Text(detail, "msg") : Text(error, "detail");

    private static string? Text(JsonElement error, string name) =>
        !error.TryGetProperty(name, out var value) ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString()
        : value.ValueKind is JsonValueKind.Number ? value.GetRawText() : null;
}
