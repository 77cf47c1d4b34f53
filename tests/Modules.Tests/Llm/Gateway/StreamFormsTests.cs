using Maru.Modules.Llm.Calls;
using Maru.Modules.Tests.Llm.Gemini;

namespace Maru.Modules.Tests.Llm.Gateway;

/// <summary>A stream in any form that the specification of server-sent events allows, and what of it reaches the client.</summary>
public sealed class StreamFormsTests
{
    private const string Usage = "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":4}";

    private static readonly TokenUsage Said = new(9, 4);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\n", "text/event-stream")]
    [InlineData("\r\n", "text/event-stream; charset=utf-8")]
    [InlineData("\r", "text/event-stream")]
    [InlineData("\n", "text/plain")]
    [InlineData("\r", "application/octet-stream")]
    [InlineData("\n", "application/json")]
    [InlineData("\n", null)]
    public async Task Lines_end_as_they_like_and_the_bytes_not_the_content_type_say_what_it_is(string lineEnd, string? type)
    {
        var text = Frames.Whole.Replace("\n", lineEnd, StringComparison.Ordinal);
        var upstream = new StubUpstream(_ =>
        {
            var response = StubUpstream.Respond(new MemoryStream(Frames.Bytes(text)), "text/plain");
            response.Content.Headers.Remove("Content-Type");
            response.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            return response;
        });
        var reply = new FakeReply();

        var end = await Passed.Async(upstream, reply, stream: true, Ct, includeUsage: true);

        Assert.Equal((text, "text/event-stream"), (reply.Text, reply.ContentType));
        Assert.Equal((CallOutcome.Succeeded, UsageSource.Known, Said), (end.Outcome, end.Source, end.Usage));
    }

    [Theory]
    [InlineData(Frames.Hello + Frames.Finish + "data: [DONE]")]
    [InlineData(Frames.Hello + Frames.Finish + "data:[DONE]\r")]
    [InlineData(Frames.Hello + Frames.Finish + Frames.Done + Frames.Done)]
    [InlineData(Frames.Hello + Frames.Finish + Frames.Done + "data: [DONE]")]
    [InlineData(Frames.Hello + Frames.Finish)]
    [InlineData(Frames.Hello + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}")]
    [InlineData(Frames.Hello + Frames.Finish + "data: {\"choices\":[],\"usage\":{\"prompt_tok")]
    [InlineData("\uFEFF: hi\n\n" + Frames.Hello + ": ping\n\n" + Frames.Finish + "event: done\ndata: [DONE]\n\n")]
    public async Task Exactly_one_done_goes_out_wherever_the_bytes_are_cut(string text)
    {
        var bytes = Frames.Bytes(text);
        for (var cut = 1; cut < bytes.Length; cut++)
        {
            var reply = new FakeReply();

            var end = await Passed.Async(StubUpstream.Events(new PiecesStream(bytes[..cut], bytes[cut..])), reply, stream: true, Ct);

            Assert.True(reply.Text.Split("[DONE]").Length == 2, $"Cut at {cut}: {reply.Text}");
            Assert.Contains("\"finish_reason\":\"stop\"", reply.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("prompt_tok", reply.Text, StringComparison.Ordinal);
            Assert.True(reply.Text.EndsWith("\n\n", StringComparison.Ordinal), reply.Text);
            Assert.Equal(CallOutcome.Succeeded, end.Outcome);
        }
    }

    [Theory]
    [InlineData("after the finish", Frames.Hello + Frames.Finish + """data: {"choices":[{"index":0,"delta":{}}],USAGE}""")]
    [InlineData("with the finish", Frames.Hello + """data: {"choices":[{"index":0,"finish_reason":"stop"}],"x_groq":{USAGE}}""")]
    [InlineData("in the choice", Frames.Hello + """data: {"choices":[{"index":0,"finish_reason":"stop",USAGE}]}""")]
    [InlineData("before the finish", """data: {USAGE,"choices":[{"index":0,"delta":{"content":"Hello"}}]}""" + "\n\n" + Frames.Finish)]
    [InlineData("over two lines", Frames.Hello + Frames.Finish + "data: {\"choices\":[],\ndata: USAGE}")]
    public async Task Usage_counts_wherever_it_stands(string place, string text)
    {
        text = text.Replace("USAGE", Usage, StringComparison.Ordinal) + "\n\n" + Frames.Done;

        var end = await Passed.Async(StubUpstream.Events(text), new FakeReply(), stream: true, Ct);

        Assert.True((UsageSource.Known, Said) == (end.Source, end.Usage), $"{place}: {end.Usage}");
    }

    [Theory]
    [InlineData("""{USAGE,"choices":[{"message":{"content":"hi","url":"PAD"},"finish_reason":"stop"}]}""")]
    [InlineData("""{"choices":[{"message":{"content":"hi"},"finish_reason":"stop"}],USAGE,"pad":["PAD"]}""")]
    public async Task Usage_of_a_whole_answer_counts_however_far_from_its_end(string body)
    {
        body = body.Replace("USAGE", Usage, StringComparison.Ordinal).Replace("PAD", new string('x', 7_000), StringComparison.Ordinal);
        var reply = new FakeReply();

        var end = await Passed.Async(StubUpstream.Json(body), reply, stream: false, Ct);

        Assert.Equal((body, UsageSource.Known, Said), (reply.Text, end.Source, end.Usage));
    }

    [Theory]
    [InlineData(70_000, 1_000)]
    [InlineData(300_000, 65_536)]
    public async Task An_event_too_long_to_be_held_is_read_all_the_same(int length, int piece)
    {
        var choice = """{"index":0,"delta":{"content":"a\"b"},"finish_reason":"stop"}""";
        var finish = $$"""data: {"pad":"{{new string('x', length)}}","choices":[{{choice}}],{{Usage}}}""";
        var text = Frames.Hello + finish + "\n\n";
        var reply = new FakeReply();

        var end = await Passed.Async(StubUpstream.Events(new PiecesStream([.. Frames.Bytes(text).Chunk(piece)])), reply, stream: true, Ct);

        Assert.Equal(text + Frames.Done, reply.Text);
        Assert.Equal((CallOutcome.Succeeded, UsageSource.Known, Said), (end.Outcome, end.Source, end.Usage));
    }

    [Fact]
    public async Task A_connection_that_goes_down_behind_the_finish_takes_nothing_with_it()
    {
        var reply = new FakeReply();

        var torn = new PiecesStream(Frames.Bytes(Frames.Hello + Frames.Finish)) { Tears = true };
        var end = await Passed.Async(StubUpstream.Events(torn), reply, stream: true, Ct);

        Assert.Equal((Frames.Hello + Frames.Finish + Frames.Done, CallOutcome.Succeeded), (reply.Text, end.Outcome));
    }

    [Theory]
    [InlineData("""{"index":0,"finish_reason":"stop"},{"index":1,"delta":{"content":"and"}}""")]
    [InlineData("""{"index":0,"delta":{"content":"\"finish_reason\":\"stop\""},"finish_reason":null}""")]
    [InlineData("""{"index":0,"delta":{"content":"x"},"finish_reason":""}""")]
    public async Task Without_an_end_of_each_choice_it_is_a_cut(string choices)
    {
        var reply = new FakeReply();

        var end = await Passed.Async(StubUpstream.Events($$"""data: {"choices":[{{choices}}]}""" + "\n\n"), reply, stream: true, Ct);

        Assert.Equal((CallOutcome.Failed, "upstream_broken", true), (end.Outcome, end.Error?.Code, reply.Aborted));
        Assert.DoesNotContain("[DONE]", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(30, 900)]
    public async Task Running_usage_bills_a_client_that_leaves_by_the_more_of_count_and_usage(int frames, int told)
    {
        const string Word = """data: {"choices":[{"index":0,"delta":{"content":" word"}}]""";
        using var leaving = new CancellationTokenSource();
        var reply = new FakeReply();
        var text = string.Concat(Enumerable.Range(1, frames).Select(i =>
            $$$"""{{{Word}}},"usage":{"prompt_tokens":9,"completion_tokens":{{{told * i / frames}}}}}""" + "\n\n"));
        var pending = Passed.Async(
            StubUpstream.Events(new PiecesStream(Frames.Bytes(text)) { Hangs = true }), reply, stream: true, leaving.Token);
        await Maru.Testing.Poll.UntilAsync(() => Task.FromResult(reply.Text == text));
        await leaving.CancelAsync();

        var end = await pending;

        Assert.Equal((CallOutcome.Cancelled, UsageSource.Estimated), (end.Outcome, end.Source));
        Assert.Equal(new TokenUsage(9, Math.Max(frames, told)), end.Usage);
    }
}
