using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Turns a whole answer of generateContent into a <c>chat.completion</c>.</summary>
internal static class ChatAnswer
{
    /// <summary>Why this answer cannot be passed on; null when <see cref="Write"/> may be called.</summary>
    public static GatewayError? Fault(GeminiAnswer answer)
    {
        if (answer.FinishReason is { } reason)
        {
            return FinishReasons.ToOpenAi(reason, called: false) is null ? FinishReasons.Failure(reason) : null;
        }

        return answer.BlockReason is null ? UpstreamErrors.Garbled : null;
    }

    public static void Write(IBufferWriter<byte> output, ProviderCall call, GeminiAnswer answer, TokenUsage usage)
    {
        using var json = new Utf8JsonWriter(output, WireJson.Compact);
        json.WriteStartObject();
        json.WriteString("id", "chatcmpl-" + call.Id);
        json.WriteString("object", "chat.completion");
        json.WriteNumber("created", call.Created);
        json.WriteString("model", answer.ModelVersion ?? call.Route.Model);
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        var finish = WriteMessage(json, call, answer);
        LogprobsJson.Write(json, answer.Candidate);
        json.WriteString("finish_reason", finish);
        json.WriteEndObject();
        json.WriteEndArray();
        if (usage.IsKnown)
        {
            UsageMetadata.WriteChat(json, usage);
        }

        json.WriteEndObject();
    }

    private static string WriteMessage(Utf8JsonWriter json, ProviderCall call, GeminiAnswer answer)
    {
        var text = answer.JoinText(thoughts: false);
        var calls = answer.Parts.Where(part => GeminiAnswer.CallOf(part).IsSet()).ToArray();
        var reason = answer.FinishReason;
        var finish = reason is null ? FinishReasons.Filtered
            : FinishReasons.ToOpenAi(reason, calls.Length > 0) ?? throw new InvalidOperationException("A fault was not looked for.");
        var refusal = finish != FinishReasons.Filtered || text is not null ? null
            : reason is null ? FinishReasons.BlockedPrompt(answer.BlockReason ?? "") : FinishReasons.Refusal(reason);

        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        // OpenAI says null only where there is something in content's place.
        json.WriteString("content", text ?? (calls.Length > 0 || refusal is not null ? null : ""));
        json.WriteString("refusal", refusal);
        if (answer.JoinText(thoughts: true) is { } thoughts)
        {
            json.WriteString("reasoning_content", thoughts);
        }

        if (calls.Length > 0)
        {
            json.WriteStartArray("tool_calls");
            for (var i = 0; i < calls.Length; i++)
            {
                ToolCallJson.Write(json, calls[i], call.Id, i, streamed: false);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        return finish;
    }
}
