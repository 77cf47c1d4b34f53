using System.Text.Json;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Gemini;

/// <summary>The paths under /v1beta.</summary>
internal static class GeminiApi
{
    public static Answer Answer(Exchange x)
    {
        if (!x.IsPost)
        {
            return x.Path == "/v1beta/models" ? GeminiCatalog.List(x.Http.Request.Query)
                : x.Model.Length > 0 ? GeminiCatalog.One(x.Model)
                : GeminiErrors.Make(404, "No such path.");
        }

        if (x.Json is not { ValueKind: JsonValueKind.Object })
        {
            return GeminiErrors.Invalid("Invalid JSON payload received.");
        }

        if (x.Model.Length == 0 || x.Plan.Model.StartsWith(GeminiCatalog.Missing, StringComparison.Ordinal))
        {
            return GeminiErrors.NoModel(x.Model);
        }

        return x.Path[(x.Path.LastIndexOf(':') + 1)..] switch
        {
            "generateContent" => ContentValidation.Check(x.Body) ?? Whole(x),
            "streamGenerateContent" => ContentValidation.Check(x.Body) ?? ContentStream.Make(x, ContentAnswer.Make(x)),
            "countTokens" => CountTokens(x),
            "embedContent" => GeminiEmbeddings.One(x),
            "batchEmbedContents" => GeminiEmbeddings.Batch(x),
            _ => GeminiErrors.NoModel(x.Model),
        };
    }

    private static Answer Whole(Exchange x) => Wire.Json(ContentAnswer.Make(x).Whole());

    private static Answer CountTokens(Exchange x)
    {
        var body = x.Body.Get("generateContentRequest") ?? x.Body;
        var count = new ContentRequest(x, body).PromptTokens;
        return Wire.Json(new System.Text.Json.Nodes.JsonObject
        {
            ["totalTokens"] = count,
            ["promptTokensDetails"] = ContentAnswer.Details(("TEXT", count)),
        });
    }
}
