using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Gateway.Wires.Completions;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Llm.Providers.Families;
using Maru.Modules.Llm.Providers.OpenAi.Translated;
using Maru.Modules.Tests.Llm.Gateway;
using Maru.Modules.Tests.Llm.Gemini;

namespace Maru.Modules.Tests.Llm.Wires;

public sealed class CompletionsTests
{
    private const string Asked =
        """{"model":"m","prompt":["Once \u201c"],"max_tokens":9,"temperature":0.5,"stop":"END","logit_bias":{"1":2},"user":"u"}""";

    private const string Recorded =
        "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hm.\",\"thought\":true}]}}],\"modelVersion\":\"gemini-x\"}\r\n\r\n"
        + "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"안\"}]}}]}\r\n\r\n"
        + "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"녕\"}]},\"finishReason\":\"MAX_TOKENS\"}],"
        + "\"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":6,\"thoughtsTokenCount\":3}}\r\n\r\n";

    private static ModelFamily Continues { get; } = new() { Models = "*", Source = "", CompletesText = true };

    [Fact]
    public void A_text_becomes_one_turn_of_a_chat()
    {
        var (call, adjusted, output) = (Call(Asked, model: "gpt-4o"), new Adjusted(), new ArrayBufferWriter<byte>());

        Assert.Null(call.Wire.Read(call, adjusted, out var conversation));
        Assert.Null(ChatRequestWriter.WriteUnchanged(call, conversation!, adjusted, output));

        A.SameJson(
            """
            {"model":"gpt-4o","messages":[{"role":"user","content":"Once “"}],"max_completion_tokens":9,"temperature":0.5,"stop":["END"]}
            """, Encoding.UTF8.GetString(output.WrittenSpan));
        Assert.Equal("logit_bias=dropped", adjusted.Told);
    }

    [Fact]
    public void A_text_reaches_gemini()
    {
        var output = new ArrayBufferWriter<byte>();

        Assert.Null(A.Write(Call(Asked), output));

        A.SameJson(
            """
            {"contents":[{"role":"user","parts":[{"text":"Once “"}]}],
             "generationConfig":{"maxOutputTokens":9,"temperature":0.5,"stopSequences":["END"]}}
            """, Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Theory]
    [InlineData("\"echo\":true", "unsupported_parameter", "echo")]
    [InlineData("\"suffix\":\"end\"", "unsupported_parameter", "suffix")]
    [InlineData("\"logprobs\":0", "unsupported_parameter", "logprobs")]
    [InlineData("\"n\":2", "unsupported_value", "n")]
    [InlineData("\"best_of\":3", "unsupported_value", "best_of")]
    [InlineData("\"temperature\":\"hot\"", "invalid_type", "temperature")]
    [InlineData("\"prompt\":[\"a\",\"b\"]", "unsupported_value", "prompt")]
    [InlineData("\"prompt\":[1,2]", "unsupported_value", "prompt")]
    [InlineData("\"prompt\":[[1,2]]", "unsupported_value", "prompt")]
    public void What_only_a_model_that_continues_texts_can_do_is_refused_by_its_name(string option, string code, string param)
    {
        var body = option.StartsWith("\"prompt", StringComparison.Ordinal) ? $"{{{option}}}" : $$"""{"prompt":"x",{{option}}}""";

        var refused = TextCompletions.Instance.Read(Call(body), new Adjusted(), out _);

        Assert.Equal((400, code, param), (refused?.Status, refused?.Code, refused?.Param));
    }

    [Theory]
    [InlineData("\"echo\":false,\"suffix\":null,\"logprobs\":null,\"n\":1,\"best_of\":1")]
    [InlineData("\"suffix\":\"\"")]
    public void What_asks_for_nothing_is_taken(string options) =>
        Assert.Null(TextCompletions.Instance.Read(Call($$"""{"prompt":"x",{{options}}}"""), new Adjusted(), out _));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stream_holds_the_text_and_nothing_of_the_thoughts(bool usage)
    {
        var (_, reply) = await A.Asked(StubUpstream.Events(Recorded), Call(Asked, stream: true, usage: usage));

        var end = usage ? ",\"usage\":null}\n\n" : "}\n\n";
        Assert.Equal(
            Event("안", "null") + end + Event("녕", "null") + end + Event("", "\"length\"") + end
            + (usage ? Head + "],\"usage\":" + Usage + "}\n\n" : "") + "data: [DONE]\n\n", reply.Text);
    }

    [Fact]
    public async Task A_whole_answer_has_the_form_of_one_piece_with_its_usage()
    {
        var upstream = StubUpstream.Json(
            """
            {"candidates":[{"content":{"parts":[{"text":"Hm.","thought":true},{"text":"a\"b"}]},"finishReason":"STOP"}],
             "modelVersion":"gemini-x","usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":6,"thoughtsTokenCount":3}}
            """);

        var (_, reply) = await A.Asked(upstream, Call(Asked));

        A.SameJson((Event("a\\\"b", "\"stop\"") + ",\"usage\":" + Usage + "}")["data: ".Length..], reply.Text);
    }

    [Fact]
    public async Task A_text_goes_on_as_it_is_to_a_model_that_continues_texts()
    {
        var upstream = StubUpstream.Json(
            """{"id":"c","object":"text_completion","choices":[{"text":" upon a time","index":0,"finish_reason":"stop"}]}""");
        var reply = new Gemini.FakeReply();

        var end = await Passed.Async(
            upstream, reply, stream: false, CancellationToken.None, "gpt-3.5-turbo-instruct", body: Asked, wire: TextCompletions.Instance,
            family: Continues);

        Assert.Equal("/v1/completions", Assert.Single(upstream.Asked).Address.AbsolutePath);
        A.SameJson(Asked.Replace("\"m\"", "\"gpt-3.5-turbo-instruct\"", StringComparison.Ordinal), upstream.Asked[0].Body);
        Assert.Equal(3, end.Usage.Output);
    }

    [Fact]
    public async Task A_stream_of_text_is_measured_as_it_passes()
    {
        const string Events = "data: {\"choices\":[{\"text\":\" upon\",\"index\":0}]}\n\n"
            + "data: {\"choices\":[{\"text\":\" a time\",\"index\":0,\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
        var reply = new Gemini.FakeReply();

        var end = await Passed.Async(
            StubUpstream.Events(Events), reply, stream: true, CancellationToken.None, body: Asked, wire: TextCompletions.Instance,
            family: Continues);

        Assert.Equal(Events, reply.Text);
        Assert.Equal(3, end.Usage.Output);
    }

    [Fact]
    public async Task A_whole_answer_in_place_of_a_stream_becomes_one_event()
    {
        var reply = new Gemini.FakeReply();

        await Passed.Async(
            StubUpstream.Json("{\n\"choices\":[{\"text\":\"x\",\"index\":0,\"finish_reason\":\"stop\"}]}"), reply, stream: true,
            CancellationToken.None, body: Asked, wire: TextCompletions.Instance, family: Continues);

        Assert.Equal("data: {\"choices\":[{\"text\":\"x\",\"index\":0,\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n", reply.Text);
    }

    [Theory]
    [InlineData("\"prompt\":\"a\"", 0)]
    [InlineData("\"prompt\":\"a\",\"n\":2", 2)]
    [InlineData("\"prompt\":[\"a\",\"b\",\"c\"],\"best_of\":4,\"n\":2", 12)]
    [InlineData("\"best_of\":4,\"prompt\":[[1,2],[3]]", 8)]
    [InlineData("\"prompt\":[1,2,3]", 0)]
    [InlineData("\"prompt\":[\"a\",\"b\"]", 2)]
    public void Every_answer_that_is_made_counts(string fields, int choices)
    {
        Assert.Null(RequestReader.Read(
            Encoding.UTF8.GetBytes($$"""{"model":"m",{{fields}}}"""), Door.Completions, new ModelNames(), out var facts));

        Assert.Equal(choices, facts.Choices);
    }

    [Theory]
    [InlineData("\"prompt\":[]", "empty_array")]
    [InlineData("\"prompt\":{}", "invalid_type")]
    [InlineData("\"best_of\":129,\"prompt\":\"a\"", "unsupported_value")]
    [InlineData("\"n\":1", "missing_required_parameter")]
    public void A_prompt_that_is_none_is_refused(string fields, string code) => Assert.Equal(code, RequestReader.Read(
        Encoding.UTF8.GetBytes($$"""{"model":"m",{{fields}}}"""), Door.Completions, new ModelNames(), out _)?.Code);

    [Fact]
    public void More_texts_at_once_than_anybody_takes_are_refused()
    {
        var many = new JsonArray([.. Enumerable.Range(0, RequestFields.MostPrompts + 1).Select(i => (JsonNode)"a")]).ToJsonString();

        Assert.Equal("array_above_max_length", RequestReader.Read(
            Encoding.UTF8.GetBytes($$"""{"model":"m","prompt":{{many}}}"""), Door.Completions, new ModelNames(), out _)?.Code);
    }

    private const string Head =
        "data: {\"id\":\"cmpl-abc\",\"object\":\"text_completion\",\"created\":1700000000,\"model\":\"gemini-x\",\"choices\":[";

    private const string Usage = "{\"prompt_tokens\":9,\"completion_tokens\":9,\"total_tokens\":18,"
        + "\"prompt_tokens_details\":{\"cached_tokens\":0},\"completion_tokens_details\":{\"reasoning_tokens\":3}}";

    private static string Event(string text, string finish) =>
        Head + $"{{\"text\":\"{text}\",\"index\":0,\"logprobs\":null,\"finish_reason\":{finish}}}]";

    private static ProviderCall Call(string body, bool stream = false, bool usage = false, string model = "gemini-2.5-flash") =>
        A.Call(body, stream: stream, usage: usage, model: model, wire: TextCompletions.Instance);
}
