using System.Text.Json;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.OpenAi;

/// <summary>The paths under /v1.</summary>
internal static class OpenAiApi
{
    private const string ModelPrefix = "/v1/models/";

    public static Answer Answer(Exchange x)
    {
        if (!x.IsPost)
        {
            return x.Path switch
            {
                "/v1/models" => ModelCatalog.List(),
                _ when x.Path.StartsWith(ModelPrefix, StringComparison.Ordinal) => ModelCatalog.One(x.Path[ModelPrefix.Length..]),
                _ => NoPath(x),
            };
        }

        if (x.Json is not { ValueKind: JsonValueKind.Object })
        {
            return OpenAiErrors.Invalid("We could not parse the JSON body of your request.");
        }

        if (x.Model.Length == 0)
        {
            return OpenAiErrors.Invalid("you must provide a model parameter", "model");
        }

        if (x.Plan.Model.StartsWith(ModelCatalog.Missing, StringComparison.Ordinal))
        {
            return OpenAiErrors.NoModel(x.Model);
        }

        return x.Path switch
        {
            "/v1/chat/completions" => ChatValidation.Check(x.Body, x.Plan.Model) ?? Chat(x),
            "/v1/embeddings" => Embeddings.Answer(x),
            "/v1/images/generations" => Images.Answer(x),
            "/v1/images/edits" or "/v1/images/variations" => Images.Change(x),
            "/v1/completions" => Completions.Answer(x),
            "/v1/audio/speech" => Audio.Speak(x),
            "/v1/audio/transcriptions" or "/v1/audio/translations" => Audio.WriteDown(x),
            "/v1/moderations" => Judging.Moderate(x),
            "/v1/rerank" => Judging.Rank(x),
            _ => NoPath(x),
        };
    }

    private static Answer Chat(Exchange x)
    {
        var request = new ChatRequest(x);
        return x.Request.Stream ? ChatStream.Make(request) : ChatAnswer.Make(request);
    }

    private static Answer NoPath(Exchange x) =>
        OpenAiErrors.Invalid($"Invalid URL ({x.Request.Method} {x.Path})", status: 404);
}
