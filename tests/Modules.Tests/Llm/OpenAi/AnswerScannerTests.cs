using System.Text;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Providers.OpenAi;

namespace Maru.Modules.Tests.Llm.OpenAi;

public sealed class AnswerScannerTests
{
    private const string ToolCall = """
        {"choices":[{"delta":{"tool_calls":[{"index":0,"id":"call_1","type":"function",
          "function":{"name":"f","arguments":"{\"content\":\"x\",\"delta\":{\"a\":\"b\"}}"}}]}}]}
        """;

    private const string Details = """
        {"choices":[{"delta":{"reasoning_details":[{"type":"reasoning.text","text":"why","format":"x","signature":"abc"}],
          "content":[{"type":"text","text":"so"}]}}]}
        """;

    private const string Usage = """
        {"prompt_tokens":12,"completion_tokens":5,"total_tokens":17,"prompt_tokens_details":{"cached_tokens":4,"prompt_tokens":1},
         "completion_tokens_details":{"reasoning_tokens":2}}
        """;

    [Theory]
    [InlineData("""{"choices":[{"index":0,"delta":{"role":"assistant","content":"Hi"},"finish_reason":null}]}""", "Hi")]
    [InlineData("""{"choices":[{"delta" : { "content" : "a\"b\\c\/d\n\té" } }]}""", "a\"b\\c/d\n\té")]
    [InlineData("""{"choices":[{"delta":{"content":"\ud83d\ude00 \uD83D x \ude00"}}]}""", "😀 \uFFFD x \uFFFD")]
    [InlineData(ToolCall, """f{"content":"x","delta":{"a":"b"}}""")]
    [InlineData("""{"choices":[{"delta":{"content":null,"refusal":"No.","reasoning_content":"Hm","reasoning":"ha"}}]}""", "No.Hmha")]
    [InlineData(Details, "whyso")]
    [InlineData("""{"choices":[{"delta":{"content":"a"},"index":0},{"delta":{"content":"b"},"index":1}]}""", "ab")]
    [InlineData("""{"type":"delta","delta":"text","choices":[{"delta":{"content":"안녕, 하세요"},"logprobs":{"token":"안"}}]}""", "안녕, 하세요")]
    [InlineData("""{"choices":[],"usage":{"prompt_tokens":3}}""", "")]
    [InlineData("""{"choices":[{"delta":{}}],"note":"say \"delta\":{\"content\":\"no\"}"}""", "")]
    public void A_delta_gives_its_text_wherever_the_bytes_are_cut(string json, string text) => Cuts.Each(json, bytes =>
    {
        using var written = new WrittenText();
        Cuts.Read(bytes, written);

        Assert.Equal(text, Encoding.UTF8.GetString(written.Kept));
        Assert.Equal(Encoding.UTF8.GetByteCount(text), written.Bytes);
    });

    [Theory]
    [InlineData("""{"usage":USAGE,"choices":[{"delta":{"content":"x"}}]}""")]
    [InlineData("""{"choices":[{"index":0,"delta":{},"usage":USAGE}]}""")]
    [InlineData("""{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"x_groq":{"id":"r","usage":USAGE}}""")]
    [InlineData("""{"usage":null,"meta":[{"billing":{"usage" : USAGE }}],"choices":[]}""")]
    [InlineData("""[{"choices":[],"usage":USAGE}]""")]
    [InlineData("""{"usage":USAGE,"choices":[{"delta":{"content":"\"usage\":{\"prompt_tokens\":9}","usage":{"prompt_tokens":9}}}]}""")]
    public void Usage_is_found_wherever_it_stands_but_in_what_the_model_wrote(string json) =>
        Cuts.Each(json.Replace("USAGE", Usage, StringComparison.Ordinal), bytes =>
        {
            using var written = new WrittenText();
            Assert.Equal(new TokenUsage(12, 5, 4, 2), Cuts.Read(bytes, written).Usage);
        });

    [Theory]
    [InlineData("{\"usage\":null}")]
    [InlineData("{\"usage\":{\"prompt_tokens\":5")]
    [InlineData("{\"usage\":{}}")]
    [InlineData("{\"usage\":\"lots\"}")]
    [InlineData("{\"usage\":[{\"prompt_tokens\":5}]}")]
    [InlineData("nothing")]
    public void What_is_not_said_is_unknown_and_never_zero(string json) =>
        Cuts.Each(json, bytes => Assert.False(Cuts.Read(bytes, new WrittenText()).Usage.IsKnown));

    [Theory]
    [InlineData("-50", "4294967296", -50, int.MaxValue)]
    [InlineData("12.0", "-1e30", 12, int.MinValue)]
    [InlineData("\"12\"", "7", null, 7)]
    [InlineData("7", "null", 7, 0)]
    public void Usage_is_read_as_it_was_said_for_somebody_else_to_judge(string input, string output, int? readIn, int? readOut)
    {
        var json = $$$"""{"usage":{"prompt_tokens":{{{input}}},"completion_tokens":{{{output}}}}}""";

        var said = Cuts.Read([Encoding.UTF8.GetBytes(json)], new WrittenText());

        Assert.Equal(readIn is null ? TokenUsage.Unknown : new TokenUsage(readIn, readOut), said.Usage);
    }

    [Theory]
    [InlineData("""{"service_tier":"flex","choices":[]}""", "flex")]
    [InlineData("""{"service_tier":null,"x":{"service_tier":"flex"}}""", null)]
    [InlineData("""{"service_tier":"No such tier"}""", null)]
    public void The_tier_is_the_answers_own(string json, string? tier) =>
        Cuts.Each(json, bytes => Assert.Equal(tier, Cuts.Read(bytes, new WrittenText()).ServiceTier));

    [Fact]
    public void Halves_of_a_character_in_two_deltas_are_one_character_and_a_torn_chunk_harms_no_other()
    {
        using var written = new WrittenText();
        var scanner = new AnswerScanner(streamed: true, written);

        foreach (var delta in new[] { "\"\\ud83d\"}}]}", "\"\\ude00\"}}]}", "\"torn \\u00", "\"whole\"}}]}" })
        {
            scanner.Begin();
            scanner.Push(Encoding.UTF8.GetBytes("{\"choices\":[{\"delta\":{\"content\":" + delta));
        }

        Assert.Equal("😀torn whole", Encoding.UTF8.GetString(written.Kept));
    }

    [Fact]
    public void Only_deltas_with_text_are_chunks()
    {
        using var written = new WrittenText();
        var scanner = new AnswerScanner(streamed: true, written);

        string[] deltas =
            ["""{"role":"assistant","content":""}""", """{"content":"a"}""", "{}", """{"tool_calls":[{"id":""}]}""", """{"content":"b"}"""];
        foreach (var delta in deltas)
        {
            scanner.Begin();
            scanner.Push(Encoding.UTF8.GetBytes($$"""{"choices":[{"delta":{{delta}}}]}"""));
        }

        Assert.Equal(2, written.Chunks);
    }

    [Fact]
    public void Nesting_without_end_is_given_up_and_not_followed()
    {
        using var written = new WrittenText();
        var scanner = new AnswerScanner(streamed: true, written);

        var nested = string.Concat(Enumerable.Repeat("\"a\":{", 500));
        scanner.Push(Encoding.UTF8.GetBytes("{\"choices\":[{\"delta\":{" + nested + "\"x\":\"y\""));

        Assert.True(written.IsEmpty);
    }

    [Fact]
    public void A_whole_answer_gives_the_text_of_its_message()
    {
        using var written = new WrittenText();
        var scanner = new AnswerScanner(streamed: false, written);

        scanner.Push("""
            {"error":{"message":"no text"},"choices":[{"message":{"role":"assistant","content":"one","refusal":null,"tool_calls":[
            {"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}],"audio":{"data":"AAAA","transcript":"two"}}}]}
            """u8);

        Assert.Equal("onef{}two", Encoding.UTF8.GetString(written.Kept));
    }

    [Fact]
    public void Nothing_is_allocated_however_long_an_answer_is()
    {
        using var written = new WrittenText();
        var scanner = new AnswerScanner(streamed: true, written);
        var part = Encoding.UTF8.GetBytes(new string('x', 100_000));
        scanner.Push("{\"choices\":[{\"delta\":{\"content\":\""u8);
        scanner.Push(part);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 50; i++)
        {
            scanner.Push(part);
        }

        scanner.Push("\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":3}}"u8);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal((true, true, new TokenUsage(3, 0)), (scanner.IsFinished, scanner.IsWhole, scanner.Usage));
    }
}
