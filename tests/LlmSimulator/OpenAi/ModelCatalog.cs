using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;
using Maru.LlmSimulator.Faults;

namespace Maru.LlmSimulator.OpenAi;

internal static class ModelCatalog
{
    /// <summary>Names that begin so are refused as unknown; every other name answers, listed or not.</summary>
    public const string Missing = "no-such";

    private const long Created = 1_750_000_000;
    private static readonly string[] Names =
    [
        "gpt-4o", "gpt-4o-mini", "gpt-4.1", "gpt-4.1-mini", "gpt-5", "gpt-5-mini", "o4-mini",
        "text-embedding-3-small", "text-embedding-3-large", "gpt-image-1", "dall-e-3",
    ];

    public static Answer List() => Wire.Json(new JsonObject
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. Names.Select(n => (JsonNode)Node(n))]),
    });

    public static Answer One(string name) =>
        PlanParser.Parse(name).Model.StartsWith(Missing, StringComparison.Ordinal) ? OpenAiErrors.NoModel(name) : Wire.Json(Node(name));

    /// <summary>Models that think before they answer; they refuse max_tokens.</summary>
    public static bool Reasons(string model) =>
        model.StartsWith("gpt-5", StringComparison.Ordinal)
        || (model.Length > 1 && model[0] == 'o' && char.IsAsciiDigit(model[1]));

    private static JsonObject Node(string name) =>
        new() { ["id"] = name, ["object"] = "model", ["created"] = Created, ["owned_by"] = "system" };
}
