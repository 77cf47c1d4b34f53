using System.Globalization;
using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Gemini;

internal static class GeminiCatalog
{
    public const string Missing = "no-such";
    private static readonly string[] Names =
    [
        "gemini-2.5-flash", "gemini-2.5-flash-lite", "gemini-2.5-pro", "gemini-2.5-flash-image",
        "gemini-3-pro-preview", "gemini-3-pro-image-preview", "gemini-embedding-001",
    ];

    /// <summary>Page tokens are the next index in plain digits.</summary>
    public static Answer List(IQueryCollection query)
    {
        var size = int.TryParse(query["pageSize"], CultureInfo.InvariantCulture, out var asked) && asked > 0 ? asked : 50;
        var from = int.TryParse(query["pageToken"], CultureInfo.InvariantCulture, out var token) ? Math.Clamp(token, 0, Names.Length) : 0;
        var body = new JsonObject { ["models"] = new JsonArray([.. Names.Skip(from).Take(size).Select(n => (JsonNode)Node(n))]) };
        if (from + size < Names.Length)
        {
            body["nextPageToken"] = (from + size).ToString(CultureInfo.InvariantCulture);
        }

        return Wire.Json(body);
    }

    public static Answer One(string name) =>
        name.StartsWith(Missing, StringComparison.Ordinal) ? GeminiErrors.NoModel(name) : Wire.Json(Node(name));

    /// <summary>Models that think unless told not to.</summary>
    public static bool Thinks(string model) =>
        (model.StartsWith("gemini-2.5", StringComparison.Ordinal) && !model.Contains("lite", StringComparison.Ordinal)) || IsThird(model);

    public static bool IsThird(string model) => model.StartsWith("gemini-3", StringComparison.Ordinal);

    private static JsonObject Node(string name)
    {
        string[] methods = name.Contains("embedding", StringComparison.Ordinal)
            ? ["embedContent", "countTokens"]
            : ["generateContent", "countTokens", "batchGenerateContent"];
        return new JsonObject
        {
            ["name"] = $"models/{name}",
            ["version"] = "001",
            ["displayName"] = name,
            ["inputTokenLimit"] = 1_048_576,
            ["outputTokenLimit"] = 65_536,
            ["supportedGenerationMethods"] = new JsonArray([.. methods.Select(m => (JsonNode)JsonValue.Create(m))]),
            ["thinking"] = Thinks(name),
        };
    }
}
