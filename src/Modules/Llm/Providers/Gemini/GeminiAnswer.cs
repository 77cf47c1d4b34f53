using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>One GenerateContentResponse, whole or a piece of a stream. Everything in it may be missing.</summary>
internal readonly struct GeminiAnswer(JsonElement root)
{
    public JsonElement Candidate => root.Items("candidates").FirstOrDefault();

    public JsonElement.ArrayEnumerator Parts => Candidate.Field("content").Items("parts");

    public string? FinishReason => Candidate.Text("finishReason") is { } reason and not "FINISH_REASON_UNSPECIFIED" ? reason : null;

    /// <summary>Why the prompt was refused; such an answer has no candidate.</summary>
    public string? BlockReason => root.Field("promptFeedback").Text("blockReason");

    public string? ModelVersion => root.Text("modelVersion");

    /// <summary>Why this whole answer cannot be passed on; null when it can.</summary>
    public GatewayError? Fault => FinishReason is { } reason
        ? FinishReasons.Read(reason, called: false) is null ? FinishReasons.Failure(reason) : null
        : BlockReason is null ? UpstreamErrors.Garbled : null;

    public JsonElement Usage => root.Field("usageMetadata");

    public static JsonElement CallOf(JsonElement part) =>
        part.Field("functionCall") is { ValueKind: JsonValueKind.Object } call && call.Text("name") is not null ? call : default;

    public static bool IsThought(JsonElement part) => part.Field("thought").Is(JsonValueKind.True);
}
