using System.Text;
using System.Text.Json;

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

    public JsonElement Usage => root.Field("usageMetadata");

    public static JsonElement CallOf(JsonElement part) =>
        part.Field("functionCall") is { ValueKind: JsonValueKind.Object } call && call.Text("name") is not null ? call : default;

    public static bool IsThought(JsonElement part) => part.Field("thought").Is(JsonValueKind.True);

    /// <summary>The visible text, or the thoughts; null when there is none.</summary>
    public string? JoinText(bool thoughts)
    {
        StringBuilder? text = null;
        foreach (var part in Parts)
        {
            if (IsThought(part) == thoughts && part.Text("text") is { } piece)
            {
                (text ??= new StringBuilder()).Append(piece);
            }
        }

        return text?.ToString();
    }
}
