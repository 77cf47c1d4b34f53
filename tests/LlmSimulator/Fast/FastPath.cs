using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;
using Maru.LlmSimulator.Faults;
using Maru.LlmSimulator.Gemini;
using Maru.LlmSimulator.OpenAi;

namespace Maru.LlmSimulator.Fast;

/// <summary>Finds a precomputed answer for plain chat without faults; the vendors' own handlers made it once. Thread safe.</summary>
internal sealed class FastPath(TimeProvider clock)
{
    /// <summary>Bytes of a JSON answer, the size used to compare gateways with each other.</summary>
    private const int JsonBytes = 827;
    private const int MaxModels = 1000;
    private const string GeminiPrefix = "/v1beta/models/";
    private readonly ConcurrentDictionary<ChatPeek, ReadyAnswer?> _chat = new();
    private readonly ConcurrentDictionary<(string Path, bool Sse), ReadyAnswer?> _content = new();

    public ReadyAnswer? Find(HttpRequest request, byte[] body)
    {
        var path = request.Path.Value ?? "";
        if (path == "/v1/chat/completions")
        {
            return ChatPeek.Read(body) is { } peek && (_chat.Count < MaxModels || _chat.ContainsKey(peek)) ? _chat.GetOrAdd(peek, MakeChat) : null;
        }

        var plain = path.StartsWith(GeminiPrefix, StringComparison.Ordinal) && path.Contains("enerateContent", StringComparison.Ordinal)
            && body.AsSpan().IndexOf("\"tools\""u8) < 0 && body.AsSpan().IndexOf("\"response"u8) < 0;
        return plain && _content.Count < MaxModels ? _content.GetOrAdd((path, request.Query["alt"] == "sse"), MakeContent) : null;
    }

    private ReadyAnswer? MakeChat(ChatPeek peek)
    {
        var body = new JsonObject
        {
            ["model"] = peek.Model,
            ["stream"] = peek.Stream,
            ["stream_options"] = peek.Stream ? new JsonObject { ["include_usage"] = peek.IncludeUsage, ["include_obfuscation"] = false } : null,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = "hello" }),
        };
        return Make(peek.Model, "/v1/chat/completions", body, ProviderSide.OpenAi, peek.Stream, OpenAiApi.Answer);
    }

    private ReadyAnswer? MakeContent((string Path, bool Sse) key)
    {
        var resource = key.Path[GeminiPrefix.Length..];
        var body = new JsonObject { ["contents"] = new JsonArray(new JsonObject { ["parts"] = new JsonArray(new JsonObject { ["text"] = "hello" }) }) };
        var stream = key.Path.EndsWith(":streamGenerateContent", StringComparison.Ordinal);
        return stream && !key.Sse ? null : Make(resource[..Math.Max(0, resource.LastIndexOf(':'))], key.Path, body, ProviderSide.Gemini, stream, GeminiApi.Answer);
    }

    private ReadyAnswer? Make(string model, string path, JsonObject body, ProviderSide side, bool stream, Func<Exchange, Answer> vendor)
    {
        var plan = PlanParser.Parse(model);
        if (plan.Fault != FaultKind.None || plan.Unknown is not null || plan.Delay > TimeSpan.Zero)
        {
            return null;
        }

        var json = JsonDocument.Parse(Wire.Bytes(body)).RootElement;
        var answer = Ask(plan);
        if (!stream && plan.Size is null && answer.Frames[0].Length < JsonBytes)
        {
            var text = Encoding.UTF8.GetByteCount($"[{plan.Model}] You said: hello");
            answer = Ask(plan with { Size = text + JsonBytes - answer.Frames[0].Length });
        }

        return answer.Status == StatusCodes.Status200OK ? new ReadyAnswer(answer.ContentType, answer.Frames, answer.IsStream, plan.Gap) : null;

        Answer Ask(Plan with)
        {
            var http = new DefaultHttpContext();
            http.Request.QueryString = new QueryString("?alt=sse");
            var now = clock.GetUtcNow();
            var request = new ReceivedRequest { Sequence = 0, At = now, Method = "POST", Path = path, Side = side, Model = model, Stream = stream };
            return vendor(new Exchange(http, request, with, json, now));
        }
    }
}
