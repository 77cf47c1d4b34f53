using System.Text.Json;
using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.OpenAi;

internal static class Embeddings
{
    private const int MaxInputs = 2048;

    public static Answer Answer(Exchange x)
    {
        var inputs = Inputs(x.Body);
        if (inputs.Count == 0 || inputs.Any(i => i.Length == 0))
        {
            return OpenAiErrors.Invalid("'input' must be text, tokens, or a list of them, and not empty.", "input");
        }

        if (inputs.Count > MaxInputs)
        {
            return OpenAiErrors.Invalid($"'input' has {inputs.Count} entries; at most {MaxInputs} are allowed.", "input");
        }

        var most = MostDimensions(x.Plan.Model);
        var dimensions = x.Body.Int("dimensions") ?? most;
        if (dimensions < 1 || dimensions > most || (x.Body.Get("dimensions") is not null && x.Plan.Model.EndsWith("ada-002", StringComparison.Ordinal)))
        {
            return OpenAiErrors.Invalid("This model does not support specifying these dimensions.", "dimensions");
        }

        var format = x.Body.Str("encoding_format") ?? "float";
        if (format is not ("float" or "base64"))
        {
            return OpenAiErrors.Invalid($"Invalid value: '{format}'. Supported values are: 'float' and 'base64'.", "encoding_format");
        }

        return Wire.Json(new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. inputs.Select((text, i) => (JsonNode)Item(text, i, dimensions, format))]),
            ["model"] = x.Model,
            ["usage"] = new JsonObject { ["prompt_tokens"] = Tokens(x, inputs), ["total_tokens"] = Tokens(x, inputs) },
        });
    }

    private static int Tokens(Exchange x, IReadOnlyList<string> inputs) => x.Plan.Rule?.PromptTokens ?? inputs.Sum(Usage.Count);

    private static JsonObject Item(string text, int index, int dimensions, string format)
    {
        var vector = Vectors.Of(text, dimensions);
        return new JsonObject
        {
            ["object"] = "embedding",
            ["index"] = index,
            ["embedding"] = format == "base64"
                ? Vectors.Base64(vector)
                : new JsonArray([.. vector.Select(v => (JsonNode)JsonValue.Create(v))]),
        };
    }

    private static List<string> Inputs(JsonElement body)
    {
        if (body.Str("input") is { } one)
        {
            return [one];
        }

        var items = body.Items("input").ToList();
        return items.Count > 0 && items[0].ValueKind == JsonValueKind.Number
            ? [string.Join(' ', items)]
            : [.. items.Select(i => i.ValueKind == JsonValueKind.String ? i.GetString()! : string.Join(' ', i.EnumerateArray()))];
    }

    private static int MostDimensions(string model) => model.Contains("3-large", StringComparison.Ordinal) ? 3072 : 1536;
}
