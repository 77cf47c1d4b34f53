using System.Text;
using Maru.Composer.Schema;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Tests.Llm.Builtin;

public sealed class FloodTests
{
    private const long MostAllocated = 64 * 1024 * 1024;

    private const string NineThousand = """
        {"messages":[{"role":"user","content":"x"}],
        "response_format":{"type":"json_schema","json_schema":{"schema":{"type":"array","minItems":9000}}}}
        """;

    [Theory]
    [InlineData("""{"type":"array","minItems":9000,"items":{"type":"string","minLength":20000}}""")]
    [InlineData("""{"type":"array","minItems":9000,"uniqueItems":true,"items":{"type":"string","minLength":20000}}""")]
    [InlineData("""{"type":"array","minItems":9000,"items":{"const":"NAME"}}""")]
    [InlineData("""{"type":"array","minItems":9000,"items":{"const":{"a":["NAME"]}}}""")]
    [InlineData("""{"type":"array","minItems":9000,"items":{"enum":["NAME"]}}""")]
    [InlineData("""{"type":"array","minItems":9000,"items":{"enum":[MANY]}}""")]
    [InlineData("""{"type":"array","minItems":9000,"items":{"type":"object","required":["NAME"]}}""")]
    [InlineData("""{"type":"array","minItems":9000,"items":{"properties":{"NAME":{"type":"null"}}}}""")]
    [InlineData("""{"type":"array","minItems":900,"items":{"anyOf":[{"required":[MANY],"additionalProperties":false},{"type":"null"}]}}""")]
    [InlineData("""{"type":"array","minItems":9000,"items":{"type":"object","minProperties":9000}}""")]
    [InlineData("""{"type":"array","minItems":9000,"items":{"$ref":"#/d"},"d":{"type":"null","x":"NAME"}}""")]
    [InlineData("""{"type":"array","minItems":9000,"items":{"anyOf":[{"$ref":"#/x"},{"type":"null"}]},"properties":{FIELDS}}""")]
    [InlineData("""{"type":"array","minItems":900,"items":{"anyOf":[ALTERNATIVES,{"type":"null"}]}}""")]
    [InlineData("""{"required":["a","b","c"],"properties":{"a":{"$ref":"#"},"b":{"$ref":"#"},"c":{"$ref":"#"}}}""")]
    [InlineData("""{"type":"array","minItems":200,"items":{"type":"string","pattern":"^(((a{1,90}){1,90}){1,90}){1,90}b$"}}""")]
    [InlineData("""{"type":"array","minItems":9000,"items":{"type":"string","minLength":20000,"pattern":"^(a?b?c?){60}[^x]+y$"}}""")]
    [InlineData("""{"type":"array","minItems":9000,"items":{"type":"string","pattern":"^(a|ab|b.){0,900}[^x]+y$"}}""")]
    [InlineData("""{"properties":{PATTERNS}}""")]
    [InlineData("""{"type":"array","minItems":15000,"items":{"type":"string","format":"uuid"}}""")]
    public async Task No_schema_costs_more_than_its_allowance(string schema)
    {
        schema = schema.Replace("NAME", Flood.Repeat("n", 200_000), StringComparison.Ordinal)
            .Replace("FIELDS", Listed(90_000, i => $"\"{i}\":1"), StringComparison.Ordinal)
            .Replace("MANY", Listed(90_000, i => $"\"{i}\""), StringComparison.Ordinal)
            .Replace("ALTERNATIVES", Listed(9000, i => $$"""{"type":"integer","minimum":{{i}},"maximum":0}"""), StringComparison.Ordinal)
            .Replace("PATTERNS", Listed(3000, i => $$""" "p{{i}}":{"pattern":"(a|b|.){90}x{{i}}"}"""), StringComparison.Ordinal);

        var flood = await Flood.OfSchemaAsync(schema, Flood.Repeat("비가 왔다 3 apples abc ", 2_000));

        TestContext.Current.TestOutputHelper?.WriteLine(schema[..Math.Min(schema.Length, 100)]);
        AssertBounded(flood);
    }

    [Fact]
    public async Task Alternatives_within_alternatives_end()
    {
        var schema = """{"type":"integer","minimum":2,"maximum":1}""";
        for (var depth = 0; depth < 12; depth++)
        {
            schema = $$"""{"anyOf":[{{schema}},{{schema}}]}""";
        }

        AssertBounded(await Flood.OfSchemaAsync(schema));
    }

    [Fact]
    public async Task Unique_arrays_within_each_other_are_written_once_for_each()
    {
        var opening = Flood.Repeat("""{"type":"array","minItems":1,"uniqueItems":true,"items":""", 25);

        AssertBounded(await Flood.OfSchemaAsync($$"""{{opening}}{"type":"string","minLength":20000{{new string('}', 26)}}"""));
    }

    [Theory]
    [InlineData("abc", 3)]
    [InlineData(@"^\w{3}-\d{4}$", 10)]
    [InlineData("(ab){3}c", 7)]
    [InlineData("((a{10}){10}){10}", 1000)]
    [InlineData("a{2,}b{,5}c{0,3}{x}", 13)]
    [InlineData("a{99999999999}", int.MaxValue)]
    [InlineData("(((((a{9}", 9)]
    public void A_patterns_size_counts_its_repetitions(string pattern, long size) => Assert.Equal(size, PatternSize.Of(pattern));

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"TEXT"}]}""")]
    [InlineData("""{"messages":[{"role":"TEXT","content":"x"}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"TEXT"}]}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":{"name":"TEXT"}}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"seed":"TEXT"}""")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"stop":"TEXT"}""")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"x":[1DEEP]}""")]
    public async Task A_request_beyond_what_is_read_is_refused_before_it_is_read(string body)
    {
        body = body.Replace("TEXT", Flood.Repeat(@"\u0041", 400_000), StringComparison.Ordinal)
            .Replace("DEEP", Flood.Repeat(",1", 400_000), StringComparison.Ordinal);

        var flood = await Flood.OfChatAsync(body);

        Assert.Equal("context_length_exceeded", flood.Report.Error?.Code);
        Assert.Contains("1048576", flood.Report.Error!.Message, StringComparison.Ordinal);
        Assert.InRange(flood.Allocated, 0, 8 * 1024 * 1024);
    }

    [Fact]
    public async Task An_answer_ends_where_a_models_would()
    {
        var flood = await Flood.OfSchemaAsync("""{"type":"array","minItems":19000,"items":{"type":"integer"}}""");

        Assert.Equal("length", (string?)flood.Reply.Json["choices"]![0]!["finish_reason"]);
        Assert.Equal(32_768, flood.Report.Usage.Output);
    }

    [Fact]
    public async Task A_task_with_many_forbidden_words_is_searched_within_the_allowance()
    {
        var forbidden = string.Join(',', Enumerable.Range(0, 12_000).Select(i => $"\\\"{i:x}\\\""));
        var text = Flood.Repeat("One more quiet day by the sea. ", 1_500);

        AssertBounded(await Flood.OfChatAsync($$$"""
            {"messages":[{"role":"user","content":"{\"task\":\"draft\",\"input\":{\"text\":\"{{{text}}}\"},
            \"constraints\":{\"forbidden\":[{{{forbidden}}}]}}"}]}
            """.ReplaceLineEndings("")));
    }

    [Theory]
    [InlineData("""{"input":["a"MORE],"dimensions":4096}""", "request_too_costly")]
    [InlineData("""{"input":"LONG"}""", "context_length_exceeded")]
    public async Task Vectors_beyond_the_allowance_are_refused(string body, string code)
    {
        body = body.Replace("MORE", Flood.Repeat(",\"a\"", 2047), StringComparison.Ordinal)
            .Replace("LONG", Flood.Repeat("word ", 9_000), StringComparison.Ordinal);

        var flood = await Flood.OfAsync(Operation.Embeddings, Encoding.UTF8.GetBytes(body));

        Assert.Equal((400, code), (flood.Report.Error?.Status, flood.Report.Error?.Code));
    }

    [Fact]
    public async Task Vectors_leave_as_they_are_made()
    {
        var body = Encoding.UTF8.GetBytes($$"""{"input":["a"{{Flood.Repeat(",\"b\"", 99)}}]}""");

        var flood = await Flood.OfAsync(Operation.Embeddings, body);

        Assert.InRange(flood.Reply.Flushes, 100, 200);
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_work()
    {
        using var leaving = new CancellationTokenSource();
        var clock = new LeavingClock(leaving, after: 50);

        var (_, end) = await Ask.ChatAsync(NineThousand, clock, leaving.Token);

        Assert.Equal((CallOutcome.Cancelled, CallEnd.ClientLeft), (end.Outcome, end.Status));
        Assert.InRange(clock.Asked, 50, 52);
    }

    [Fact]
    public async Task Two_seconds_are_the_most_an_answer_takes()
    {
        var (_, report) = await Ask.ChatAsync(NineThousand, new LeavingClock(null, after: 50), TestContext.Current.CancellationToken);

        Assert.Equal((400, "invalid_schema"), (report.Error?.Status, report.Error?.Code));
        Assert.Contains("2 seconds", report.Error!.Message, StringComparison.Ordinal);
    }

    private static void AssertBounded(Flood flood)
    {
        var (report, _, allocated, took) = flood;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{allocated / 1024} KiB, {took.TotalMilliseconds:0} ms, {report.Error?.Message ?? "answered"}");
        Assert.True(
            report.Outcome == CallOutcome.Succeeded || report.Error is { Status: 400, Code: "request_too_costly" or "invalid_schema" },
            report.Error?.ToString());
        Assert.InRange(allocated, 0, MostAllocated);
    }

    private static string Listed(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(0, count).Select(item));
}
