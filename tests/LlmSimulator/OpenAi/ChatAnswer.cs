using System.Text;
using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.OpenAi;

/// <summary>The answer in one JSON object, and the parts a stream shares with it.</summary>
internal static class ChatAnswer
{
    private const double LogProb = -0.01;

    public static Answer Make(ChatRequest request)
    {
        var choices = new JsonArray();
        for (var i = 0; i < request.Choices; i++)
        {
            choices.Add(Choice(request, i));
        }

        return Wire.Json(new JsonObject
        {
            ["id"] = request.Id,
            ["object"] = "chat.completion",
            ["created"] = request.X.Now.ToUnixTimeSeconds(),
            ["model"] = request.Snapshot,
            ["choices"] = choices,
            ["usage"] = UsageOf(request.Reply.Usage, request.Choices),
            ["service_tier"] = "default",
            ["system_fingerprint"] = "fp_sim",
        });
    }

    public static JsonObject UsageOf(Usage usage, int choices)
    {
        var completion = (usage.Answer + usage.Reasoning) * choices;
        return new JsonObject
        {
            ["prompt_tokens"] = usage.Prompt,
            ["completion_tokens"] = completion,
            ["total_tokens"] = usage.Prompt + completion,
            ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = usage.Cached, ["audio_tokens"] = 0 },
            ["completion_tokens_details"] = new JsonObject
            {
                ["reasoning_tokens"] = usage.Reasoning * choices,
                ["audio_tokens"] = 0,
                ["accepted_prediction_tokens"] = 0,
                ["rejected_prediction_tokens"] = 0,
            },
        };
    }

    public static JsonObject? LogProbs(ChatRequest request, IEnumerable<string> pieces) => !request.LogProbs ? null : new JsonObject
    {
        ["content"] = new JsonArray([.. pieces.Select(p => (JsonNode)Token(p, request.TopLogProbs))]),
        ["refusal"] = null,
    };

    public static string CallId(ChatRequest request, int choice, int call) => $"call_sim{request.X.Sequence:x8}{choice:x4}{call:x4}";

    private static JsonObject Choice(ChatRequest request, int index)
    {
        var reply = request.Reply;
        var message = new JsonObject { ["role"] = "assistant", ["content"] = reply.Text, ["refusal"] = null };
        if (reply.Calls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([.. reply.Calls.Select((c, i) => (JsonNode)new JsonObject
            {
                ["id"] = CallId(request, index, i),
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = c.Name, ["arguments"] = c.Arguments },
            })]);
        }

        message["annotations"] = new JsonArray();
        return new JsonObject
        {
            ["index"] = index,
            ["message"] = message,
            ["logprobs"] = LogProbs(request, Prose.Pieces(reply.Text ?? "", null)),
            ["finish_reason"] = request.FinishReason,
        };
    }

    private static JsonObject Token(string text, int top)
    {
        var token = Bare(text);
        token["top_logprobs"] = new JsonArray([.. Enumerable.Range(0, top).Select(i => (JsonNode)Bare(i == 0 ? text : $"{text}{i}", LogProb * (1 + i)))]);
        return token;
    }

    private static JsonObject Bare(string text, double logProb = LogProb) => new()
    {
        ["token"] = text,
        ["logprob"] = logProb,
        ["bytes"] = new JsonArray([.. Encoding.UTF8.GetBytes(text).Select(b => (JsonNode)JsonValue.Create((int)b))]),
    };
}
