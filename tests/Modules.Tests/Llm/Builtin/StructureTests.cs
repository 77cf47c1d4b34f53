using System.Text.Json.Nodes;

namespace Maru.Modules.Tests.Llm.Builtin;

public sealed class StructureTests
{
    [Theory]
    [InlineData("""{"type":"object","required":["title","mood","tags","day","at","id","score","nested","extra"],"additionalProperties":false,"properties":{"title":{"type":"string","minLength":3,"maxLength":20},"mood":{"enum":["sad","happy"]},"tags":{"type":"array","minItems":3,"maxItems":5,"uniqueItems":true,"items":{"type":"string"}},"day":{"type":"string","format":"date"},"at":{"type":"string","format":"date-time"},"id":{"type":"string","format":"uuid"},"score":{"type":"number","minimum":0,"maximum":1},"nested":{"$ref":"#/$defs/point"},"extra":{"anyOf":[{"type":"integer","exclusiveMinimum":5,"maximum":8},{"type":"null"}]}},"$defs":{"point":{"type":"object","required":["x","y"],"properties":{"x":{"type":"integer","multipleOf":7,"minimum":10},"y":{"type":["number","null"]}},"additionalProperties":false}}}""")]
    [InlineData("""{"$ref":"#/$defs/tree","$defs":{"tree":{"type":"object","required":["name","children","parent"],"properties":{"name":{"type":"string"},"children":{"type":"array","items":{"$ref":"#/$defs/tree"}},"parent":{"anyOf":[{"$ref":"#/$defs/tree"},{"type":"null"}]}}}}}""")]
    [InlineData("""{"allOf":[{"type":"object","required":["a"],"properties":{"a":{"type":"boolean"}}},{"required":["b"],"properties":{"b":{"const":7}}}]}""")]
    [InlineData("""{"type":"array","minItems":40,"uniqueItems":true,"items":{"type":"integer","minimum":1,"maximum":60}}""")]
    [InlineData("""{"type":"object","required":["code"],"properties":{"code":{"type":"string","pattern":"^[A-Z]{3}-[0-9]{4}$"}}}""")]
    public async Task The_answer_validates_against_the_schema(string schema)
    {
        foreach (var message in new[] { "I was happy with 3 apples in the garden on 2026-05-04", "카페에서 책을 읽었다", "!" })
        {
            var text = await Ask.TextAsync(message, $$$$""","response_format":{"type":"json_schema","json_schema":{"name":"x","schema":{{{{schema}}}}}}""");

            Assert.Equal("", SchemaCheck.Fault(JsonNode.Parse(schema)!, JsonNode.Parse(schema)!, JsonNode.Parse(text), "$"));
        }
    }

    [Fact]
    public async Task What_the_user_said_finds_its_way_into_the_fields()
    {
        var text = await Ask.TextAsync(
            "I was happy with 3 apples on 2026-05-04",
            ""","response_format":{"type":"json_schema","json_schema":{"name":"x","schema":{"type":"object","required":["mood","count","day"],"properties":{"mood":{"enum":["sad","happy"]},"count":{"type":"integer"},"day":{"type":"string","format":"date"}}}}}""");

        Assert.Equal("""{"mood":"happy","count":3,"day":"2026-05-04"}""", text);
    }

    [Theory]
    [InlineData("""{"$ref":"#"}""")]
    [InlineData("""{"type":"object","required":["a"],"properties":{"a":{"$ref":"#"}}}""")]
    [InlineData("""{"type":"integer","minimum":5,"maximum":4}""")]
    [InlineData("""{"type":"array","minItems":1000000000}""")]
    [InlineData("""{"type":"array","minItems":30,"items":{"type":"array","minItems":30,"items":{"type":"array","minItems":30}}}""")]
    public async Task An_impossible_schema_is_refused(string schema)
    {
        var (reply, report) = await Ask.ChatAsync(
            $$$$"""{"messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_schema","json_schema":{"name":"x","schema":{{{{schema}}}}}}}""");

        Assert.Equal("invalid_schema", report.Error?.Code);
        Assert.False(reply.Started);
    }

    [Fact]
    public async Task A_json_object_is_small_and_labelled()
    {
        var json = JsonNode.Parse(await Ask.TextAsync("Plan the budget", ""","response_format":{"type":"json_object"}"""))!;

        Assert.Equal("maru-builtin-1", (string?)json["composer"]);
        Assert.Equal(["Plan", "budget"], json["key_points"]!.AsArray().Select(p => (string?)p));
    }

    private const string Allowed =
        """{"type":"allowed_tools","allowed_tools":{"tools":[{"type":"function","function":{"name":"count"}}],"mode":""";

    private const string AllowedRequired = Allowed + "\"required\"}}";

    private const string AllowedAuto = Allowed + "\"auto\"}}";

    private const string Tools = """
        "tools":[{"type":"function","function":{"name":"find","parameters":{"type":"object","required":["query"],"properties":{"query":{"type":"string"}}}}},
        {"type":"function","function":{"name":"count","parameters":{"type":"object","required":["n"],"properties":{"n":{"type":"integer"}}}}}]
        """;

    [Theory]
    [InlineData("\"required\"", "find", """{"query":"red apples"}""")]
    [InlineData("""{"type":"function","function":{"name":"count"}}""", "count", """{"n":3}""")]
    [InlineData(AllowedRequired, "count", """{"n":3}""")]
    public async Task A_forced_tool_is_called_with_fitting_arguments(string choice, string name, string arguments)
    {
        var body = $$"""{"messages":[{"role":"user","content":"the 3, red apples"}],{{Tools}},"tool_choice":{{choice}}}""";

        var (reply, _) = await Ask.ChatAsync(body);
        var (streamed, _) = await Ask.ChatAsync(body, stream: true);

        var call = reply.Json["choices"]![0]!["message"]!["tool_calls"]![0]!;
        Assert.Equal("tool_calls", (string?)reply.Json["choices"]![0]!["finish_reason"]);
        Assert.Equal(name, (string?)call["function"]!["name"]);
        Assert.Equal(arguments, (string?)call["function"]!["arguments"]);
        Assert.Equal(arguments, string.Concat(streamed.Chunks[..^1].Select(c => (string?)c["choices"]![0]!["delta"]!["tool_calls"]![0]!["function"]!["arguments"])));
    }

    [Fact]
    public async Task A_tools_result_is_summed_up()
    {
        var (reply, _) = await Ask.ChatAsync($$"""
            {"messages":[{"role":"user","content":"날씨 알려줘"},{"role":"assistant","content":null,"tool_calls":[]},
            {"role":"tool","tool_call_id":"c","content":"{\"temp\":21,\"sky\":\"맑음\"}"}],{{Tools}},"tool_choice":"auto"}
            """);

        Assert.Equal("내장 작성기가 도구의 결과를 정리했습니다.\n- temp: 21\n- sky: 맑음", (string?)reply.Json["choices"]![0]!["message"]!["content"]);
    }

    [Theory]
    [InlineData("\"required\"", "find")]
    [InlineData("""{"type":"function","function":{"name":"count"}}""", "count")]
    [InlineData(AllowedRequired, "count")]
    [InlineData(AllowedAuto, null)]
    [InlineData("\"none\"", null)]
    public async Task A_required_tool_is_called_after_a_tools_result_too(string choice, string? name)
    {
        var (reply, _) = await Ask.ChatAsync($$"""
            {"messages":[{"role":"user","content":"find the 3 apples"},{"role":"assistant","content":null,"tool_calls":[]},
            {"role":"tool","tool_call_id":"c","content":"{\"found\":3}"}],{{Tools}},"tool_choice":{{choice}}}
            """);

        var message = reply.Json["choices"]![0]!["message"]!;
        Assert.Equal(name, (string?)message["tool_calls"]?[0]!["function"]!["name"]);
        Assert.Equal(name is null, message["content"] is not null);
    }
}
