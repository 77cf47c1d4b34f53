using System.Net;
using System.Text.Json;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Tests.Llm.Gemini;

namespace Maru.Modules.Tests.Llm.Anthropic;

public sealed class MessagesAnswerTests
{
    private const string Hello = """{"messages":[{"role":"user","content":"hello"}]}""";

    [Fact]
    public async Task A_whole_message_becomes_a_completion()
    {
        var (report, reply) = await Answered("""
            {"type":"thinking","thinking":"Hm.","signature":"c2ln"},{"type":"redacted_thinking","data":"x"},
            {"type":"text","text":"안녕"},{"type":"tool_use","id":"toolu_1","name":"f","input":{"a": {"b": "\"c\""}}},
            {"type":"tool_use","id":"toolu_2","name":"g","input":{}}
            """, "tool_use");

        A.SameJson("""
            {"id":"chatcmpl-abc","object":"chat.completion","created":1700000000,"model":"claude-x","choices":[{"index":0,"message":
             {"role":"assistant","content":"안녕","refusal":null,"reasoning_content":"Hm.","tool_calls":[
              {"id":"toolu_1","type":"function","function":{"name":"f","arguments":"{\"a\":{\"b\":\"\\\"c\\\"\"}}"}},
              {"id":"toolu_2","type":"function","function":{"name":"g","arguments":"{}"}}]},"logprobs":null,"finish_reason":"tool_calls"}],
             "usage":{"prompt_tokens":18,"completion_tokens":40,"total_tokens":58,
             "prompt_tokens_details":{"cached_tokens":10,"cache_write_tokens":3},
              "completion_tokens_details":{"reasoning_tokens":11}}}
            """, reply.Text);
        Assert.Equal((CallOutcome.Succeeded, new TokenUsage(18, 40, 10, 11, 3), UsageSource.Known),
            (report.Outcome, report.Usage, report.Source));
    }

    [Theory]
    [InlineData("end_turn", "stop")]
    [InlineData("stop_sequence", "stop")]
    [InlineData("pause_turn", "stop")]
    [InlineData("a_reason_of_tomorrow", "stop")]
    [InlineData("max_tokens", "length")]
    [InlineData("model_context_window_exceeded", "length")]
    [InlineData("refusal", "content_filter")]
    public async Task Every_end_has_its_word(string reason, string finish)
    {
        var (_, reply) = await Answered("""{"type":"text","text":"Hi"}""", reason);

        Assert.Equal((finish, "Hi"),
            (Choice(reply).GetProperty("finish_reason").GetString(), Message(reply).GetProperty("content").GetString()));
    }

    [Fact]
    public async Task A_refusal_without_a_word_is_told_in_words_of_our_own()
    {
        var (report, reply) = await Answered("", "refusal");

        Assert.Equal("content_filter", Choice(reply).GetProperty("finish_reason").GetString());
        Assert.Equal("The model provider withheld the answer (refusal).", Message(reply).GetProperty("refusal").GetString());
        Assert.Equal(CallOutcome.Succeeded, report.Outcome);
    }

    [Fact]
    public async Task What_the_tool_for_a_form_is_called_with_is_the_text_of_the_answer()
    {
        const string Body = """{"messages":[{"role":"user","content":"hello"}],"response_format":{"type":"json_object"}}""";
        var (_, reply) = await Answered("""{"type":"tool_use","id":"toolu_1","name":"json","input":{"a":"\"b\""}}""", "tool_use", Body);

        Assert.Equal(("stop", """{"a":"\"b\""}"""),
            (Choice(reply).GetProperty("finish_reason").GetString(), Message(reply).GetProperty("content").GetString()));
        Assert.False(Message(reply).TryGetProperty("tool_calls", out _));
        Assert.Equal("response_format=emulated", reply.WasAdjusted);
    }

    [Fact]
    public async Task A_name_that_did_not_fit_comes_back_as_the_client_wrote_it()
    {
        var name = "mcp__" + new string('n', 130) + ".tool";
        var body = $$$"""{"messages":[{"role":"user","content":"go"}],"tools":[{"type":"function","function":{"name":"{{{name}}}"}}]}""";
        var sent = Claude.Written(body).Sent!["tools"]![0]!["name"]!.GetValue<string>();

        var (_, reply) = await Answered($$$"""{"type":"tool_use","id":"toolu_1","name":"{{{sent}}}","input":{}}""", "tool_use", body);

        Assert.NotEqual(name, sent);
        Assert.Equal(name, Message(reply).GetProperty("tool_calls")[0].GetProperty("function").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"type":"message","content":[{"type":"text","text":"Hi"}]}""")]
    [InlineData("""{"type":"message","content":[{"type":"tool_use"}],"stop_reason":"tool_use"}""")]
    [InlineData("<html>")]
    public async Task What_is_no_message_is_a_failure_of_the_provider(string body)
    {
        var (report, reply) = await Claude.Asked(StubUpstream.Json(body), Claude.Call(Hello));

        Assert.Equal((CallOutcome.Failed, "upstream_garbled", false), (report.Outcome, report.Error!.Code, reply.Started));
    }

    [Theory]
    [InlineData(400, "invalid_request_error", "max_tokens: too large", 400, "invalid_argument")]
    [InlineData(400, "invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum", 400, "context_length_exceeded")]
    [InlineData(400, "invalid_request_error", "input length and `max_tokens` exceed context limit: 9 + 8 > 7",
        400, "context_length_exceeded")]
    [InlineData(400, "invalid_request_error", "Your credit balance is too low to access the Anthropic API.",
        429, "upstream_quota_exhausted")]
    [InlineData(401, "authentication_error", "invalid x-api-key", 502, "provider_key_refused")]
    [InlineData(402, "billing_error", "pay", 429, "upstream_quota_exhausted")]
    [InlineData(403, "permission_error", "no", 502, "provider_key_refused")]
    [InlineData(404, "not_found_error", "model: claude-x", 404, "model_not_found")]
    [InlineData(413, "request_too_large", "large", 413, "request_too_large")]
    [InlineData(429, "rate_limit_error", "slow", 429, "upstream_rate_limited")]
    [InlineData(500, "api_error", "oops", 502, "upstream_failed")]
    [InlineData(504, "timeout_error", "late", 504, "upstream_timeout")]
    [InlineData(529, "overloaded_error", "Overloaded", 503, "upstream_overloaded")]
    [InlineData(204, "", "", 502, "upstream_unexpected_status")]
    public async Task An_error_says_whose_fault_it_is(int status, string type, string message, int told, string code)
    {
        var body = $$$"""{"type":"error","error":{"type":"{{{type}}}","message":"{{{message}}} {{{Claude.Key}}}"},"request_id":"req_1"}""";

        var (report, reply) = await Claude.Asked(StubUpstream.Json(body, (HttpStatusCode)status), Claude.Call(Hello));

        Assert.Equal((told, code, false), (report.Error!.Status, report.Error.Code, reply.Started));
        Assert.DoesNotContain(Claude.Key, report.Error.Message, StringComparison.Ordinal);
    }

    private static Task<(CallEnd Report, FakeReply Reply)> Answered(string content, string reason, string body = Hello) => Claude.Asked(
        StubUpstream.Json($$$$"""
            {"type":"message","model":"claude-x","content":[{{{{content}}}}],"stop_reason":"{{{{reason}}}}","usage":{"input_tokens":5,
             "cache_creation_input_tokens":3,"cache_read_input_tokens":10,"output_tokens":40,
             "output_tokens_details":{"thinking_tokens":11}}}
            """), Claude.Call(body));

    private static JsonElement Choice(FakeReply reply) => JsonDocument.Parse(reply.Text).RootElement.GetProperty("choices")[0];

    private static JsonElement Message(FakeReply reply) => Choice(reply).GetProperty("message");
}
