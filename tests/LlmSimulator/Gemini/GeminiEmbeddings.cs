using System.Text.Json;
using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Gemini;

internal static class GeminiEmbeddings
{
    private const int MostDimensions = 3072;

    public static Answer One(Exchange x) =>
        Vector(x.Body) is { } vector ? Wire.Json(new JsonObject { ["embedding"] = vector }) : NoContent();

    public static Answer Batch(Exchange x)
    {
        var made = new JsonArray();
        foreach (var request in x.Body.Items("requests"))
        {
            if (request.Str("model") != $"models/{x.Model}")
            {
                return GeminiErrors.Invalid("Each request of a batch must name the batch's model.");
            }

            if (Vector(request) is not { } vector)
            {
                return NoContent();
            }

            made.Add(vector);
        }

        return made.Count is 0 or > 100
            ? GeminiErrors.Invalid("A batch needs 1 to 100 requests.")
            : Wire.Json(new JsonObject { ["embeddings"] = made });
    }

    private static Answer NoContent() => GeminiErrors.Invalid("content is empty, or outputDimensionality is out of range");

    private static JsonObject? Vector(JsonElement request)
    {
        var text = string.Join(' ', (request.Get("content") ?? default).Items("parts").Select(p => p.Str("text")));
        var dimensions = request.Int("outputDimensionality") ?? MostDimensions;
        return text.Length == 0 || dimensions is < 1 or > MostDimensions
            ? null
            : new JsonObject { ["values"] = new JsonArray([.. Vectors.Of(text, dimensions).Select(v => (JsonNode)JsonValue.Create(v))]) };
    }
}
