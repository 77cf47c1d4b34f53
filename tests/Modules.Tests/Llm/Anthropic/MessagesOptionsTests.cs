using System.Text.Json.Nodes;
using Maru.Modules.Tests.Llm.Gemini;

namespace Maru.Modules.Tests.Llm.Anthropic;

public sealed class MessagesOptionsTests
{
    private const string Tools = """
        ,"tools":[{"type":"function","function":{"name":"f","strict":true}},{"type":"custom","custom":{"name":"g","description":"Writes."}}]
        """;

    private const string Schema = """
        {"type":"object","properties":{"minimum":{"type":"integer","minimum":1},"more":{"$ref":"#/$defs/more"}},
         "$defs":{"more":{"type":"object","properties":{},"additionalProperties":true}},"additionalProperties":false}
        """;

    // An effort by family: the words of one, the tokens of another; none where nothing is to be said.
    [Theory]
    [InlineData("claude-haiku-4-5", "high", """{"thinking":{"type":"enabled","budget_tokens":38400}}""", null)]
    [InlineData("claude-haiku-4-5", "minimal", """{"thinking":{"type":"enabled","budget_tokens":1280}}""", null)]
    [InlineData("claude-haiku-4-5", "none", "{}", null)]
    [InlineData("claude-sonnet-4-6", "max", """{"thinking":{"type":"adaptive"},"output_config":{"effort":"high"}}""",
        "reasoning_effort=mapped")]
    [InlineData("claude-opus-4-8", "xhigh", """{"thinking":{"type":"adaptive"},"output_config":{"effort":"xhigh"}}""", null)]
    [InlineData("claude-opus-4-8", "none", "{}", null)]
    [InlineData("claude-sonnet-5", "none", """{"thinking":{"type":"disabled"}}""", null)]
    [InlineData("claude-sonnet-5-5", "none", """{"thinking":{"type":"between_tools"}}""", null)]
    [InlineData("claude-opus-5-5", "none", """{"thinking":{"type":"adaptive"},"output_config":{"effort":"low"}}""",
        "reasoning_effort=mapped")]
    [InlineData("claude-fable-5-2", "minimal", """{"thinking":{"type":"adaptive"},"output_config":{"effort":"low"}}""", null)]
    [InlineData("claude-3-haiku-20240307", "high", "{}", "reasoning_effort=dropped")]
    public void An_effort_is_told_as_the_family_wants_it(string model, string effort, string expected, string? adjusted) =>
        Same($$""","reasoning_effort":"{{effort}}" """, model, expected, adjusted, "thinking", "output_config");

    [Theory]
    [InlineData("claude-haiku-4-5", 2000, """{"max_tokens":2000,"thinking":{"type":"enabled","budget_tokens":1200}}""", null)]
    [InlineData("claude-haiku-4-5", 1025, """{"max_tokens":1025,"thinking":{"type":"enabled","budget_tokens":1024}}""", null)]
    [InlineData("claude-haiku-4-5", 1024, """{"max_tokens":1024}""", "thinking=dropped")]
    [InlineData("claude-haiku-4-5", 99999, """{"max_tokens":64000,"thinking":{"type":"enabled","budget_tokens":38400}}""",
        "max_tokens=clamped")]
    public void A_budget_leaves_room_for_the_answer(string model, int most, string expected, string? adjusted) =>
        Same($$""","reasoning_effort":"high","max_completion_tokens":{{most}}""", model, expected, adjusted, "thinking", "max_tokens");

    [Fact]
    public void A_budget_is_not_asked_for_in_the_middle_of_a_tool_loop_whose_thought_is_lost()
    {
        var (sent, adjusted, _) = Claude.Written("""
            {"messages":[{"role":"user","content":"go"},
              {"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},
              {"role":"tool","tool_call_id":"c","content":"done"}],
             "tools":[{"type":"function","function":{"name":"f"}}],"reasoning_effort":"high"}
            """);

        Assert.Equal((null, "thinking=dropped"), (sent!["thinking"], adjusted));
    }

    [Theory]
    [InlineData("claude-haiku-4-5", """{"tool_choice":{"type":"tool","name":"f"}}""", "thinking=dropped, strict=dropped")]
    [InlineData("claude-sonnet-5", """{"tool_choice":{"type":"tool","name":"f"},"thinking":{"type":"disabled"}}""",
        "thinking=dropped, strict=dropped")]
    [InlineData("claude-sonnet-5-5", """{"tool_choice":{"type":"auto"},"thinking":{"type":"adaptive"},"output_config":{"effort":"high"}}""",
        "tool_choice=dropped, strict=dropped")]
    public void A_tool_that_must_be_called_and_a_thought_exclude_each_other(string model, string expected, string adjusted) =>
        Same(Tools + ""","tool_choice":{"type":"function","function":{"name":"f"}},"reasoning_effort":"high" """, model, expected, adjusted,
            "tool_choice", "thinking", "output_config");

    [Theory]
    [InlineData("\"auto\"", """{"type":"auto"}""", "f g")]
    [InlineData("\"none\"", """{"type":"none"}""", "f g")]
    [InlineData("\"required\"", """{"type":"any"}""", "f g")]
    [InlineData("""{"type":"custom","custom":{"name":"g"}}""", """{"type":"tool","name":"g"}""", "f g")]
    [InlineData("""{"type":"allowed_tools","allowed_tools":{"mode":"auto","tools":[{"function":{"name":"g"}}]}}""",
        """{"type":"auto"}""", "g")]
    public void A_choice_of_tools_keeps_its_meaning(string choice, string expected, string names)
    {
        var (sent, _, _) = Claude.Written(Chat($"{Tools},\"tool_choice\":{choice}"));

        A.SameJson(expected, sent!["tool_choice"]!.ToJsonString());
        Assert.Equal(names, string.Join(' ', sent["tools"]!.AsArray().Select(tool => tool!["name"]!.GetValue<string>())));
    }

    [Fact]
    public void One_call_at_a_time_is_part_of_the_choice() => Same(
        Tools + ",\"parallel_tool_calls\":false", Claude.Older,
        """{"tool_choice":{"type":"auto","disable_parallel_tool_use":true}}""", "strict=dropped", "tool_choice");

    [Fact]
    public void A_tool_of_free_text_takes_one_string() => Same(
        Tools, Claude.Older,
        """
        {"tools":[{"name":"f","input_schema":{"type":"object","properties":{}}},
          {"name":"g","description":"Writes.",
           "input_schema":{"type":"object","properties":{"input":{"type":"string"}},"required":["input"]}}]}
        """, "strict=dropped", "tools");

    [Fact]
    public void A_schema_is_the_models_own_matter_where_the_family_takes_one_and_is_reduced_to_what_it_takes() => Same(
        $$$""","response_format":{"type":"json_schema","json_schema":{"name":"x","schema":{{{Schema}}}}}""", Claude.Newest,
        """
        {"output_config":{"format":{"type":"json_schema","schema":
          {"type":"object","properties":{"minimum":{"type":"integer"},"more":{"$ref":"#/$defs/more"}},
           "$defs":{"more":{"type":"object","properties":{},"additionalProperties":false}},"additionalProperties":false}}}}
        """, "response_format=mapped", "output_config", "tools", "tool_choice");

    [Fact]
    public void A_schema_is_a_tool_that_must_be_called_where_it_takes_none() => Same(
        ""","response_format":{"type":"json_schema","json_schema":{"name":"x","schema":{"type":"object"}}},"reasoning_effort":"high" """,
        "claude-opus-4-1",
        """
        {"tools":[{"name":"json","description":"Gives the answer, in the form it must have.","input_schema":{"type":"object"}}],
         "tool_choice":{"type":"tool","name":"json"}}
        """, "response_format=emulated, thinking=dropped", "output_config", "tools", "tool_choice", "thinking");

    [Fact]
    public void A_json_object_is_asked_for_in_words_where_no_tool_can_be_forced() => Same(
        ""","response_format":{"type":"json_object"}""", Claude.Newest,
        """{"system":[{"type":"text","text":"Answer with one JSON object only, without any text before or after it"}]}""",
        "response_format=prompted", "output_config", "tools", "tool_choice", "system");

    [Theory]
    [InlineData("claude-haiku-4-5", """{"temperature":0.5,"top_k":3,"stop_sequences":["END"]}""",
        "top_p=dropped, stop=dropped, presence_penalty=dropped, frequency_penalty=dropped, seed=dropped")]
    [InlineData("claude-opus-5-5", """{"stop_sequences":["END"]}""",
        "temperature=dropped, top_p=dropped, top_k=dropped, stop=dropped, "
        + "presence_penalty=dropped, frequency_penalty=dropped, seed=dropped")]
    public void How_the_answer_is_drawn_is_said_as_far_as_the_family_lets_it_be_said(string model, string expected, string adjusted) =>
        Same(""","temperature":0.5,"top_p":0.9,"top_k":3,"stop":["END"," "],"presence_penalty":1,"frequency_penalty":1,"seed":7""",
            model, expected, adjusted, "temperature", "top_p", "top_k", "stop_sequences");

    [Fact]
    public void A_temperature_beyond_the_scale_stands_at_its_end() =>
        Same(",\"temperature\":1.7", Claude.Older, """{"temperature":1}""", "temperature=clamped", "temperature");

    [Theory]
    [InlineData("claude-haiku-4-5", "", """[{"type":"text","text":"Sure:"}]""", "assistant", null)]
    [InlineData("claude-haiku-4-5", ",\"reasoning_effort\":\"high\"", """[{"type":"text","text":"Continue."}]""",
        "user", "prefill=dropped")]
    [InlineData("claude-opus-5-5", "", """[{"type":"text","text":"Continue."}]""", "user", "prefill=dropped")]
    public void An_answer_begun_by_the_client_is_gone_on_with_where_the_family_can(
        string model, string more, string expected, string role, string? adjusted)
    {
        var (sent, told, _) = Claude.Written(
            $$"""{"messages":[{"role":"user","content":"hi"},{"role":"assistant","content":"Sure: \n"}]{{more}}}""", model);

        var last = sent!["messages"]!.AsArray()[^1]!;
        Assert.Equal((role, adjusted), (last["role"]!.GetValue<string>(), told));
        A.SameJson(expected, last["content"]!.ToJsonString());
    }

    private static string Chat(string more) => $$"""{"messages":[{"role":"user","content":"hi"}]{{more}}}""";

    private static void Same(string more, string model, string expected, string? adjusted, params string[] fields)
    {
        var (sent, told, error) = Claude.Written(Chat(more), model);

        Assert.Null(error);
        var said = new JsonObject(
            [.. sent!.Where(field => fields.Contains(field.Key)).Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone()))]);
        A.SameJson(expected, said.ToJsonString());
        Assert.Equal(adjusted, told);
    }
}
