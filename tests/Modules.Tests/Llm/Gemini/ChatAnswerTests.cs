using Maru.Modules.Llm.Calls;

namespace Maru.Modules.Tests.Llm.Gemini;

public sealed class ChatAnswerTests
{
    private const string Hello = """{"messages":[{"role":"user","content":"hello"}]}""";

    [Fact]
    public async Task Text_thoughts_and_counts_are_translated()
    {
        var upstream = StubUpstream.Json("""
            {"candidates":[{"content":{"role":"model","parts":[
                {"text":"Hm.","thought":true},{"text":"안녕 "},{"text":"<b>+</b>","thoughtSignature":"eA=="}]},"finishReason":"STOP","index":0}],
             "usageMetadata":{"promptTokenCount":10,"cachedContentTokenCount":4,"candidatesTokenCount":5,"thoughtsTokenCount":7,"totalTokenCount":22},
             "modelVersion":"gemini-2.5-flash-001","responseId":"r"}
            """);

        var (report, reply) = await A.Asked(upstream, A.Call(Hello));

        Assert.Equal((200, "application/json", CallOutcome.Succeeded), (reply.Status, reply.ContentType, report.Outcome));
        Assert.Equal(new TokenUsage(10, 12, 4, 7), report.Usage);
        Assert.True(report.FirstByteAt > 0);
        Assert.Contains("안녕 <b>+</b>", reply.Text, StringComparison.Ordinal);
        A.SameJson("""
            {"id":"chatcmpl-abc","object":"chat.completion","created":1700000000,"model":"gemini-2.5-flash-001",
             "choices":[{"index":0,"message":{"role":"assistant","content":"안녕 <b>+</b>","refusal":null,"reasoning_content":"Hm."},
               "logprobs":null,"finish_reason":"stop"}],
             "usage":{"prompt_tokens":10,"completion_tokens":12,"total_tokens":22,
               "prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":7}}}
            """, reply.Text);
    }

    [Fact]
    public async Task Function_calls_end_with_tool_calls_though_gemini_says_stop()
    {
        var upstream = StubUpstream.Json("""
            {"candidates":[{"content":{"parts":[
                {"functionCall":{"name":"weather","args":{ "city": "서울" }},"thoughtSignature":"c2ln"},
                {"functionCall":{"id":"fc7","name":"time"}}]},"finishReason":"STOP"}]}
            """);

        var (report, reply) = await A.Asked(upstream, A.Call(Hello));

        Assert.Equal(UsageSource.Estimated, report.Source);
        Assert.InRange(report.Usage.Output!.Value, 5, 20);
        A.SameJson("""
            {"id":"chatcmpl-abc","object":"chat.completion","created":1700000000,"model":"gemini-2.5-flash",
             "choices":[{"index":0,"message":{"role":"assistant","content":null,"refusal":null,"tool_calls":[
               {"id":"call_abc_0","type":"function","function":{"name":"weather","arguments":"{\"city\":\"서울\"}"},
                "extra_content":{"google":{"thought_signature":"c2ln"}}},
               {"id":"fc7","type":"function","function":{"name":"time","arguments":"{}"}}]},
               "logprobs":null,"finish_reason":"tool_calls"}]}
            """, reply.Text);
    }

    [Fact]
    public async Task A_picture_comes_as_a_part_of_the_content()
    {
        var upstream = StubUpstream.Json("""
            {"candidates":[{"content":{"parts":[{"text":"Here:"},{"inlineData":{"mimeType":"image/jpeg","data":"sketch"},"thought":true},
              {"inlineData":{"mimeType":"image/png","data":"aGk="}}]},"finishReason":"STOP"}]}
            """);

        var (_, reply) = await A.Asked(upstream, A.Call(Hello));

        Assert.Contains("""
            "content":[{"type":"text","text":"Here:"},{"type":"image_url","image_url":{"url":"data:image/png;base64,aGk="}}],"refusal":null
            """, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_google_escapes_without_need_comes_plainly()
    {
        var (_, reply) = await A.Asked(
            StubUpstream.Json("""{"candidates":[{"content":{"parts":[{"text":"a\u003cb\/\n\"c\" \uc548"}]},"finishReason":"STOP"}]}"""),
            A.Call(Hello));

        Assert.Contains("\"content\":\"a<b/\\n\\\"c\\\" 안\"", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocked_prompt_is_a_refusal_with_status_200_and_is_still_counted()
    {
        var upstream = StubUpstream.Json("""{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{"promptTokenCount":8,"totalTokenCount":8}}""");

        var (report, reply) = await A.Asked(upstream, A.Call(Hello));

        Assert.Equal((CallOutcome.Succeeded, 200, new TokenUsage(8, 0)), (report.Outcome, reply.Status, report.Usage));
        Assert.Contains("\"content\":null,\"refusal\":\"The model provider blocked the prompt (PROHIBITED_CONTENT).\"", reply.Text, StringComparison.Ordinal);
        Assert.Contains("\"finish_reason\":\"content_filter\"", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MAX_TOKENS", "length")]
    [InlineData("SAFETY", "content_filter")]
    [InlineData("RECITATION", "content_filter")]
    [InlineData("A_WORD_OF_TOMORROW", "stop")]
    public async Task Every_end_is_one_of_the_words_openai_knows(string gemini, string openAi)
    {
        var (_, reply) = await A.Asked(StubUpstream.Json($$"""{"candidates":[{"finishReason":"{{gemini}}"}]}"""), A.Call(Hello));

        Assert.Contains($"\"finish_reason\":\"{openAi}\"", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MALFORMED_FUNCTION_CALL")]
    [InlineData("UNEXPECTED_TOOL_CALL")]
    [InlineData("TOO_MANY_TOOL_CALLS")]
    [InlineData("MISSING_THOUGHT_SIGNATURE")]
    public async Task An_unusable_call_is_an_error_that_keeps_its_counts(string reason)
    {
        var upstream = StubUpstream.Json($$$"""{"candidates":[{"finishReason":"{{{reason}}}"}],"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":-9}}""");

        var (report, reply) = await A.Asked(upstream, A.Call(Hello));

        Assert.Equal((CallOutcome.Failed, 502, "upstream_bad_tool_call"), (report.Outcome, report.Error!.Status, report.Error.Code));
        Assert.Equal(new TokenUsage(3, 0), report.Usage);
        Assert.False(reply.Started);
    }

    [Fact]
    public async Task Token_probabilities_keep_their_rivals()
    {
        var upstream = StubUpstream.Json("""
            {"candidates":[{"content":{"parts":[{"text":"a"}]},"finishReason":"STOP","logprobsResult":{
              "chosenCandidates":[{"token":"a","logProbability":-0.5}],
              "topCandidates":[{"candidates":[{"token":"a","logProbability":-0.5},{"token":"b","logProbability":-1}]}]}}]}
            """);

        var (_, reply) = await A.Asked(upstream, A.Call(Hello));

        Assert.Contains("""
            "logprobs":{"content":[{"token":"a","logprob":-0.5,"bytes":[97],"top_logprobs":[{"token":"a","logprob":-0.5,"bytes":[97]},{"token":"b","logprob":-1,"bytes":[98]}]}],"refusal":null}
            """, reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gemini-2.5-flash", "https://gemini.test/v1beta/models/gemini-2.5-flash:generateContent")]
    [InlineData("models/gemini-2.5-flash", "https://gemini.test/v1beta/models/gemini-2.5-flash:generateContent")]
    [InlineData("../x?y", "https://gemini.test/v1beta/models/..%2Fx%3Fy:generateContent")]
    public async Task The_key_travels_in_the_header_and_the_model_stays_inside_the_path(string model, string address)
    {
        var upstream = StubUpstream.Json("{}");

        await A.Asked(upstream, A.Call(Hello, model: model));

        Assert.Equal((address, A.Key), (upstream.Asked[0].Address.AbsoluteUri, upstream.Asked[0].Key));
    }
}
