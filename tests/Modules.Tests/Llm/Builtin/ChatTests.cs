using System.Text;
using Maru.Composer;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Tests.Llm.Builtin;

public sealed class ChatTests
{
    private const string English = """{"messages":[{"role":"user","content":"Plan the quarterly budget review for the marketing team"}]}""";

    [Fact]
    public async Task The_same_request_gets_the_same_bytes()
    {
        var (first, _) = await Ask.ChatAsync(English);
        var (second, _) = await Ask.ChatAsync(English);

        Assert.Equal(first.Text, second.Text);
        Assert.Equal("maru-builtin-1", (string?)first.Json["system_fingerprint"]);
        Assert.Equal("composer", (string?)first.Json["model"]);
    }

    [Theory]
    [InlineData("Plan the quarterly budget review for the marketing team", "built-in composer", "quarterly budget review")]
    [InlineData("월간 보고서를 금요일까지 정리해 주세요", "내장 작성기", "월간 보고서")]
    public async Task Free_talk_is_labelled_speaks_the_users_language_and_names_the_point(string message, string label, string point)
    {
        var text = await Ask.TextAsync(message);

        Assert.Contains(label, text, StringComparison.Ordinal);
        Assert.Contains(point, text, StringComparison.Ordinal);
        Assert.Contains("maru keys add openai", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_are_acknowledged_by_count()
    {
        var part = """{"type":"image_url","image_url":{"url":"data:image/png;base64,AA"}}""";
        var (reply, _) = await Ask.ChatAsync($$"""{"messages":[{"role":"user","content":[{"type":"text","text":"Compare"},{{part}},{{part}}]}]}""");

        Assert.Contains("2 pictures", (string)reply.Json["choices"]![0]!["message"]!["content"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_ends_before_a_stop_word()
    {
        var text = await Ask.TextAsync("Plan the budget", ""","stop":["openai","zzz"]""");

        Assert.EndsWith("`maru keys add ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("max_tokens")]
    [InlineData("max_completion_tokens")]
    public async Task The_token_limit_is_kept_and_said(string field)
    {
        var (reply, report) = await Ask.ChatAsync(English[..^1] + $",\"{field}\":7}}");

        Assert.Equal("length", (string?)reply.Json["choices"]![0]!["finish_reason"]);
        Assert.Equal(7, (int)reply.Json["usage"]!["completion_tokens"]!);
        Assert.Equal(7, report.Usage.Output);
        Assert.Equal((int)reply.Json["usage"]!["prompt_tokens"]!, report.Usage.Input);
    }

    [Fact]
    public async Task A_stream_carries_the_same_text_with_role_first_and_usage_last()
    {
        var (whole, _) = await Ask.ChatAsync(English);
        var (reply, _) = await Ask.ChatAsync(English, stream: true, usage: true);

        var chunks = reply.Chunks;
        Assert.Equal("text/event-stream", reply.ContentType);
        Assert.Equal("assistant", (string?)chunks[0]["choices"]![0]!["delta"]!["role"]);
        var joined = string.Concat(chunks[1..^2].Select(c => (string?)c["choices"]![0]!["delta"]!["content"]));
        Assert.Equal((string?)whole.Json["choices"]![0]!["message"]!["content"], joined);
        Assert.Equal("stop", (string?)chunks[^2]["choices"]![0]!["finish_reason"]);
        Assert.Empty(chunks[^1]["choices"]!.AsArray());
        Assert.True((int)chunks[^1]["usage"]!["total_tokens"]! > 0);
        Assert.All(chunks[..^1], c => Assert.True(c.AsObject().ContainsKey("usage") && c["usage"] is null));
        Assert.EndsWith("data: [DONE]\n\n", reply.Text, StringComparison.Ordinal);
        Assert.True(reply.Flushes >= chunks.Length);
    }

    [Fact]
    public async Task A_stream_without_the_wish_has_no_usage()
    {
        var (reply, _) = await Ask.ChatAsync(English, stream: true);

        Assert.All(reply.Chunks, c => Assert.False(c.AsObject().ContainsKey("usage")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(98)]
    [InlineData(100)]
    public async Task A_client_that_leaves_stops_the_stream_and_is_billed_to_the_token_for_what_it_got(int percent)
    {
        var (whole, told) = await Ask.ChatAsync(English, stream: true);
        var pieces = told.Usage.Output!.Value * percent / 100;
        using var leaving = new CancellationTokenSource();

        // The first flush brings the role.
        var reply = new FakeReply { AfterFlush = n => { if (n == pieces + 1) { leaving.Cancel(); } } };
        var (_, end) = await Ask.AnyAsync(Operation.Chat, Encoding.UTF8.GetBytes(English), stream: true, reply: reply, leaving: leaving);

        Assert.Equal(pieces + 1, reply.Flushes);
        Assert.Equal((CallOutcome.Cancelled, UsageSource.Known), (end.Outcome, end.Source));
        Assert.Equal(told.Usage with { Output = pieces }, end.Usage);
        Assert.StartsWith(reply.Text, whole.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("[]", null)]
    [InlineData("""{"messages":[]}""", "messages")]
    [InlineData("""{"messages":[{"role":"king","content":"x"}]}""", "messages[0].role")]
    [InlineData("""{"messages":[{"role":"user","content":5}]}""", "messages[0].content")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"n":2}""", "n")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"max_tokens":0}""", "max_tokens")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"stop":[1]}""", "stop")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"tool_choice":"required"}""", "tool_choice")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"response_format":{"type":"xml"}}""", "response_format")]
    [InlineData("{\"messages\":[{\"role\":\"user\",\"content\":\"\\ud800\"}]}", null)]
    public async Task A_bad_body_is_refused_before_the_reply_starts(string body, string? param)
    {
        var (reply, report) = await Ask.ChatAsync(body);

        Assert.Equal(400, report.Error?.Status);
        Assert.Equal(param, report.Error?.Param);
        Assert.False(reply.Started);
    }

    [Fact]
    public void Pieces_join_to_the_text_and_are_what_is_counted()
    {
        const string text = "Hello, 안녕하세요 여러분!  12345 👩‍🚀 naïve 日本\n\n끝";

        var pieces = ComposerTokens.Pieces(text).ToArray();

        Assert.Equal(text, string.Concat(pieces));
        Assert.Equal(pieces.Length, ComposerTokens.Count(text));
        Assert.InRange(ComposerTokens.Count(new string('가', 300)), 180, 220);
        Assert.InRange(ComposerTokens.Count("the quick brown fox jumps over the lazy dog again and again"), 11, 17);
    }
}
