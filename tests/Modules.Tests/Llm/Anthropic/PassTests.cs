using System.Text;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Wires.Messages;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Tests.Llm.Gemini;

namespace Maru.Modules.Tests.Llm.Anthropic;

/// <summary>Anthropic's own clients on Anthropic's models: nothing is written anew.</summary>
public sealed class PassTests
{
    private const string Head = """{ "max_tokens": 9, "thinking":{"type":"adaptive"},  "model" :""";

    private const string Tail = """
        , "messages":[{"role":"user","content":[{"type":"text","text":"\u0068i","cache_control":{"type":"ephemeral"}}]}] }
        """;

    // Events as only the vendor writes them: blanks, escapes, blocks and fields that nobody here knows.
    private static readonly string s_events = Frames.Of(
    [
        Frames.Start,
        """{"type":"ping"}""",
        .. Frames.Block(0, """{"type":"thinking","thinking":"","signature":""}""", """{"type":"signature_delta","signature":"c2ln+/="}"""),
        .. Frames.Block(1, """{"type":"server_tool_use","id":"srvtoolu_1","name":"web_search","input":{}}""",
            """{"type":"input_json_delta","partial_json":"{ }"}"""),
        .. Frames.Text(2, "one ", "\\u0074wo"),
        Frames.End("end_turn", 40),
        Frames.Stop,
    ]);

    [Fact]
    public async Task A_request_goes_on_byte_for_byte_but_for_the_models_name()
    {
        var upstream = StubUpstream.Events(s_events);

        await Claude.Asked(upstream, Call());

        Assert.Equal($"{Head}\"{Claude.Older}\"{Tail}", upstream.Asked.Single().Body);
    }

    [Fact]
    public async Task Events_come_back_byte_for_byte_however_they_are_split_and_are_measured()
    {
        var bytes = Encoding.UTF8.GetBytes(s_events);
        for (var at = 1; at < bytes.Length; at += 7)
        {
            var (report, reply) = await Claude.Asked(StubUpstream.Events(new PiecesStream(bytes[..at], bytes[at..])), Call());

            Assert.Equal(s_events, reply.Text);
            Assert.Equal((CallOutcome.Succeeded, new TokenUsage(129, 40, 100, null, 20), UsageSource.Known),
                (report.Outcome, report.Usage, report.Source));
        }
    }

    [Theory]
    [InlineData("event: message_stop\ndata: {\"type\":\"message_stop\"}")]
    [InlineData("event: message_stop\ndata: {\"type\":")]
    [InlineData("")]
    public async Task The_last_event_is_there_whatever_became_of_it(string last)
    {
        var whole = s_events[..s_events.IndexOf("event: message_stop", StringComparison.Ordinal)];

        Assert.Equal(s_events, (await Claude.Asked(StubUpstream.Events(whole + last), Call())).Reply.Text);
    }

    [Fact]
    public async Task A_message_in_place_of_its_events_is_told_in_events()
    {
        const string Whole = """
            {"type":"message","content":[{"type":"text","text":"hi"}],"stop_reason":"end_turn",
             "usage":{"input_tokens":3,"output_tokens":2}}
            """;

        var (report, reply) = await Claude.Asked(StubUpstream.Json(Whole), Call());

        Assert.Equal((CallOutcome.Succeeded, "text/event-stream"), (report.Outcome, reply.ContentType));
        Assert.Contains("\"text_delta\",\"text\":\"hi\"", reply.Text, StringComparison.Ordinal);
        Assert.EndsWith("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_vendors_own_tool_is_called_with_is_paid_by_those_who_leave()
    {
        var search = Frames.Block(0, """{"type":"server_tool_use","id":"s","name":"web_search","input":{}}""",
            """{"type":"input_json_delta","partial_json":"a long list of words that a model wrote for a tool of its vendor"}""");

        var (report, _) = await Claude.Asked(StubUpstream.Events(Frames.Of([Frames.Start, .. search])), Call());

        Assert.InRange(report.Usage.Output!.Value, 8, 40);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Lines_may_end_as_they_like(string end)
    {
        var events = s_events.ReplaceLineEndings(end);

        Assert.Equal(events, (await Claude.Asked(StubUpstream.Events(events), Call())).Reply.Text);
    }

    [Fact]
    public async Task A_whole_answer_comes_back_byte_for_byte()
    {
        const string Whole =
            """{ "type":"message", "content":[{"type":"text","text":"\u0068i"}]"""
            + """, "stop_reason":"end_turn","usage":{"input_tokens":3,"output_tokens":2},"new":1 }""";

        var (report, reply) = await Claude.Asked(StubUpstream.Json(Whole), Call(stream: false));

        Assert.Equal((Whole, "application/json"), (reply.Text, reply.ContentType));
        Assert.Equal((new TokenUsage(3, 2), UsageSource.Known), (report.Usage, report.Source));
    }

    [Fact]
    public async Task A_cut_anywhere_passes_whole_events_only_and_ends_with_an_error_in_the_clients_form()
    {
        var bytes = Encoding.UTF8.GetBytes(s_events);
        var last = s_events.IndexOf("event: message_delta", StringComparison.Ordinal);
        for (var at = 1; at < last; at += 5)
        {
            var (report, reply) = await Claude.Asked(StubUpstream.Events(new PiecesStream(bytes[..at])), Call());

            var passed = reply.Text.Split("event: error", 2);
            Assert.Equal(("upstream_broken", reply.Started), (report.Error!.Code, reply.Aborted));
            Assert.StartsWith(passed[0], s_events, StringComparison.Ordinal);
            Assert.True(passed[0].Length == 0 || passed[0].EndsWith("\n\n", StringComparison.Ordinal), passed[0]);
            Assert.Equal(reply.Started, passed.Length == 2);
        }
    }

    [Fact]
    public async Task An_error_of_the_vendor_inside_the_stream_is_told_in_our_words()
    {
        var error = $$$"""{"type":"error","error":{"type":"overloaded_error","message":"{{{Claude.Key}}}"}}""";

        var (report, reply) = await Claude.Asked(
            StubUpstream.Events(new PiecesStream(
                Encoding.UTF8.GetBytes(Frames.Of(Frames.Start)), Encoding.UTF8.GetBytes(Frames.Of(error)))), Call());

        Assert.Equal(("upstream_overloaded", true), (report.Error!.Code, reply.Aborted));
        Assert.Contains(
            "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Claude.Key, reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-01-01", "one-2025,two-2026", null)]
    [InlineData("2023-06-01", "smuggled\r\nx-api-key: x", "anthropic-beta")]
    [InlineData("über", null, "anthropic-version")]
    public async Task Headers_of_the_version_are_passed_on_if_they_are_words(string version, string? betas, string? refused)
    {
        var upstream = StubUpstream.Events(s_events);

        var (report, _) = await Claude.Asked(upstream, Call(header: name => name == "anthropic-version" ? version : betas));

        Assert.Equal(refused, report.Error?.Param);
        Assert.Equal(refused is null ? 1 : 0, upstream.Asked.Count);
    }

    [Fact]
    public async Task A_request_with_a_seal_of_this_servers_is_written_anew()
    {
        var upstream = StubUpstream.Events(s_events);
        var body = Encoding.UTF8.GetBytes("""
            {"model":"x","max_tokens":9,"stream":true,"messages":[{"role":"user","content":"hi"},{"role":"assistant","content":[
             {"type":"thinking","thinking":"Hm.","signature":"maru1.Z29vZ2xlCng"},{"type":"text","text":"Well"}]},
             {"role":"user","content":"go"}]}
            """);

        var (report, _) = await Claude.Asked(upstream, Call(body: body));

        Assert.Equal(CallOutcome.Succeeded, report.Outcome);
        Assert.DoesNotContain("maru1.", upstream.Asked.Single().Body, StringComparison.Ordinal);
    }

    private static ProviderCall Call(bool stream = true, Func<string, string?>? header = null, byte[]? body = null)
    {
        var asked = body ?? Encoding.UTF8.GetBytes($"{Head}\"text-small\"{Tail}");
        var at = Encoding.UTF8.GetByteCount(Head);
        return new ProviderCall
        {
            Operation = Operation.Chat,
            Wire = AnthropicMessages.Instance,
            Route = Claude.Call("{}").Route,
            Body = asked,
            ModelAt = at..(at + "\"text-small\"".Length),
            Stream = stream,
            EstimatedInputTokens = 0,
            MaxOutputTokens = null,
            IncludeUsage = false,
            Header = header ?? (static _ => null),
        };
    }
}
