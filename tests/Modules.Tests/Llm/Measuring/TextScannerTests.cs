using System.Text;
using Maru.Modules.Llm.Calls.Measuring;

namespace Maru.Modules.Tests.Llm.Measuring;

public sealed class TextScannerTests
{
    private const string ToolCall = """
        {"choices":[{"delta":{"tool_calls":[{"index":0,"id":"call_1","type":"function",
          "function":{"name":"f","arguments":"{\"content\":\"x\",\"delta\":{\"a\":\"b\"}}"}}]}}]}
        """;

    private const string Details = """
        {"choices":[{"delta":{"reasoning_details":[{"type":"reasoning.text","text":"why","format":"x","signature":"abc"}],
          "content":[{"type":"text","text":"so"}]}}]}
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
    public void A_delta_gives_its_text_wherever_the_bytes_are_cut(string json, string text)
    {
        var bytes = Encoding.UTF8.GetBytes($"data: {json}\r\n\r\n");
        foreach (var cut in Enumerable.Range(0, bytes.Length + 1))
        {
            using var written = new WrittenText();
            var scanner = new TextScanner(whole: false);
            scanner.Begin();

            scanner.Push(bytes.AsSpan(0, cut), written);
            scanner.Push(bytes.AsSpan(cut), written);

            Assert.True(text == Encoding.UTF8.GetString(written.Kept), $"Cut at {cut}: {Encoding.UTF8.GetString(written.Kept)}");
            Assert.Equal(Encoding.UTF8.GetByteCount(text), written.Bytes);
        }
    }

    [Fact]
    public void Bytes_may_come_one_by_one()
    {
        using var written = new WrittenText();
        var scanner = new TextScanner(whole: false);

        foreach (var one in """{"delta":"no","x":[{"delta":{"content":"\ud83d\ude00 done"}}]}"""u8)
        {
            scanner.Push([one], written);
        }

        Assert.Equal("😀 done", Encoding.UTF8.GetString(written.Kept));
    }

    [Fact]
    public void Halves_of_a_character_in_two_deltas_are_one_character()
    {
        using var written = new WrittenText();
        var scanner = new TextScanner(whole: false);

        foreach (var half in new[] { """{"delta":{"content":"\ud83d"}}""", """{"delta":{"role":"assistant","content":"\ude00"}}""" })
        {
            scanner.Begin();
            scanner.Push(Encoding.UTF8.GetBytes(half), written);
        }

        Assert.Equal("😀", Encoding.UTF8.GetString(written.Kept));
    }

    [Fact]
    public void Only_deltas_with_text_are_chunks()
    {
        using var written = new WrittenText();
        var scanner = new TextScanner(whole: false);

        string[] deltas =
            ["""{"role":"assistant","content":""}""", """{"content":"a"}""", "{}", """{"tool_calls":[{"id":""}]}""", """{"content":"b"}"""];
        foreach (var delta in deltas)
        {
            scanner.Begin();
            scanner.Push(Encoding.UTF8.GetBytes($$"""{"choices":[{"delta":{{delta}}}]}"""), written);
        }

        Assert.Equal(2, written.Chunks);
    }

    [Fact]
    public void A_torn_frame_does_not_harm_the_next()
    {
        using var written = new WrittenText();
        var scanner = new TextScanner(whole: false);
        scanner.Push("""{"choices":[{"delta":{"content":"torn \u00"""u8, written);

        scanner.Begin();
        scanner.Push("""{"choices":[{"delta":{"content":"whole"}}]}"""u8, written);

        Assert.EndsWith("whole", Encoding.UTF8.GetString(written.Kept), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_without_end_is_given_up_and_not_followed()
    {
        using var written = new WrittenText();
        var scanner = new TextScanner(whole: false);

        scanner.Push(Encoding.UTF8.GetBytes("{\"delta\":" + string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "\"x\""), written);

        Assert.True(written.IsEmpty);
    }

    [Fact]
    public void A_whole_answer_gives_the_text_of_its_message()
    {
        using var written = new WrittenText();
        var scanner = new TextScanner(whole: true);

        scanner.Push("""
            {"error":{"message":"no text"},"choices":[{"message":{"role":"assistant","content":"one","refusal":null,"tool_calls":[
            {"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}],"audio":{"data":"AAAA","transcript":"two"}}}]}
            """u8, written);

        Assert.Equal("onef{}two", Encoding.UTF8.GetString(written.Kept));
    }
}
