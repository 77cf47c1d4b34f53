using System.Text.Json.Nodes;
using Maru.Modules.Tests.Llm.Gemini;

namespace Maru.Modules.Tests.Llm.Anthropic;

public sealed class MessagesRequestTests
{
    [Fact]
    public void What_the_system_says_first_stands_beside_the_turns_and_neighbours_become_one_turn() => Same(
        """
        {"model":"x","messages":[
          {"role":"system","content":"Be kind."},
          {"role":"developer","content":[{"type":"text","text":"Be brief."}]},
          {"role":"user","content":"안녕"},
          {"role":"user","content":"again"},
          {"role":"assistant","content":"Hello"},
          {"role":"user","content":"Bye"}]}
        """,
        """
        {"model":"claude-haiku-4-5","max_tokens":64000,
         "system":[{"type":"text","text":"Be kind."},{"type":"text","text":"Be brief."}],
         "messages":[
          {"role":"user","content":[{"type":"text","text":"안녕"},{"type":"text","text":"again"}]},
          {"role":"assistant","content":[{"type":"text","text":"Hello"}]},
          {"role":"user","content":[{"type":"text","text":"Bye"}]}]}
        """);

    [Fact]
    public void Results_of_parallel_calls_come_first_in_one_turn_and_a_missing_one_is_made_up_for() => Same(
        """
        {"messages":[
          {"role":"user","content":"weather?"},
          {"role":"assistant","content":null,"tool_calls":[
            {"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\"city\": \"Seoul\"}"}},
            {"id":"call_2","type":"function","function":{"name":"time","arguments":""}},
            {"id":"call_3","type":"function","function":{"name":"time","arguments":"{}"}}]},
          {"role":"tool","tool_call_id":"call_2","content":"12:00"},
          {"role":"tool","tool_call_id":"call_1","content":" "},
          {"role":"user","content":"and?"}],
         "tools":[{"type":"function","function":{"name":"weather","parameters":{"properties":{"city":{"type":"string"}}}}},
                  {"type":"function","function":{"name":"time","description":"Tells the time."}}]}
        """,
        """
        {"model":"claude-haiku-4-5","max_tokens":64000,"messages":[
          {"role":"user","content":[{"type":"text","text":"weather?"}]},
          {"role":"assistant","content":[
            {"type":"tool_use","id":"call_1","name":"weather","input":{"city":"Seoul"}},
            {"type":"tool_use","id":"call_2","name":"time","input":{}},
            {"type":"tool_use","id":"call_3","name":"time","input":{}}]},
          {"role":"user","content":[
            {"type":"tool_result","tool_use_id":"call_2","content":[{"type":"text","text":"12:00"}]},
            {"type":"tool_result","tool_use_id":"call_1","content":[]},
            {"type":"tool_result","tool_use_id":"call_3","content":[{"type":"text","text":"Error: no result was sent."}]},
            {"type":"text","text":"and?"}]}],
         "tools":[{"name":"weather","input_schema":{"type":"object","properties":{"city":{"type":"string"}}}},
                  {"name":"time","description":"Tells the time.","input_schema":{"type":"object","properties":{}}}]}
        """);

    [Fact]
    public void Blank_texts_and_turns_of_nothing_else_are_left_out_and_the_user_speaks_first() => Same(
        """
        {"messages":[
          {"role":"system","content":" \n"},
          {"role":"user","content":[{"type":"text","text":""},{"type":"text","text":"\t"}]},
          {"role":"assistant","content":"Hello"},
          {"role":"user","content":""},
          {"role":"assistant","content":"Anyone?"},
          {"role":"user","content":"Yes"}]}
        """,
        """
        {"model":"claude-haiku-4-5","max_tokens":64000,"messages":[
          {"role":"user","content":[{"type":"text","text":"(continued)"}]},
          {"role":"assistant","content":[{"type":"text","text":"Hello"},{"type":"text","text":"Anyone?"}]},
          {"role":"user","content":[{"type":"text","text":"Yes"}]}]}
        """);

    [Fact]
    public void Instructions_alone_are_put_as_the_users() => Same(
        """{"messages":[{"role":"system","content":"Say hello."}]}""",
        """
        {"model":"claude-haiku-4-5","max_tokens":64000,"messages":[{"role":"user","content":[{"type":"text","text":"Say hello."}]}]}
        """);

    [Fact]
    public void An_instruction_in_the_middle_of_a_tool_loop_comes_marked_after_the_results() => Same(
        """
        {"messages":[
          {"role":"user","content":"go"},
          {"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},
          {"role":"system","content":"Hurry."},
          {"role":"tool","tool_call_id":"c","content":"done"}]}
        """,
        """
        {"model":"claude-haiku-4-5","max_tokens":64000,"messages":[
          {"role":"user","content":[{"type":"text","text":"go"}]},
          {"role":"assistant","content":[{"type":"tool_use","id":"c","name":"f","input":{}}]},
          {"role":"user","content":[
            {"type":"tool_result","tool_use_id":"c","content":[{"type":"text","text":"done"}]},
            {"type":"text","text":"<system>Hurry.</system>"}]}],
         "tools":[{"name":"f","input_schema":{"type":"object","properties":{}}}],
         "tool_choice":{"type":"none"}}
        """, adjusted: "system_position=mapped");

    [Theory]
    [InlineData("{\\\"city\\\":\\\"Se", """{"arguments":"{\"city\":\"Se"}""")]
    [InlineData("[1]", """{"arguments":"[1]"}""")]
    [InlineData(" ", "{}")]
    public void Arguments_that_are_no_object_go_back_wrapped_into_one(string arguments, string input)
    {
        var (sent, _, _) = Claude.Written(Loop("call_1", "f", arguments));

        A.SameJson(input, Call(sent!)["input"]!.ToJsonString());
    }

    [Fact]
    public void Ids_and_names_that_do_not_fit_become_a_function_of_themselves_on_both_sides()
    {
        var (id, name) = ("call|" + new string('a', 78), new string('n', 140));
        var (first, second) = (Claude.Written(Loop(id, name, "{}")).Sent!, Claude.Written(Loop(id, name, "{}")).Sent!);

        Assert.Equal(Text(Call(first), "id"), Text(first["messages"]![2]!["content"]![0]!, "tool_use_id"));
        Assert.Equal(Text(Call(first), "id"), Text(Call(second), "id"));
        Assert.Matches("^[a-zA-Z0-9_-]{1,128}$", Text(Call(first), "id"));
        Assert.Equal(Text(Call(first), "name"), Text(first["tools"]![0]!, "name"));
        Assert.Matches("^[a-zA-Z0-9_-]{1,128}$", Text(Call(first), "name"));
    }

    [Fact]
    public void A_long_id_that_is_allowed_is_left_as_it_is()
    {
        var id = "call_" + new string('a', 78);

        Assert.Equal(id, Text(Call(Claude.Written(Loop(id, "f", "{}")).Sent!), "id"));
    }

    [Fact]
    public void Pictures_and_documents_are_blocks_also_in_results() => Same(
        """
        {"messages":[
          {"role":"user","content":[
            {"type":"image_url","image_url":{"url":"data:image/png;base64,aGk="}},
            {"type":"image_url","image_url":{"url":"https://pictures.test/a.png","detail":"high"}},
            {"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,aGk="}},
            {"type":"file","file":{"file_data":"data:text/plain;base64,aGk="}}]},
          {"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},
          {"role":"tool","tool_call_id":"c","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,aGk="}}]}],
         "tools":[{"type":"function","function":{"name":"f"}}]}
        """,
        """
        {"model":"claude-haiku-4-5","max_tokens":64000,"messages":[
          {"role":"user","content":[
            {"type":"image","source":{"type":"base64","media_type":"image/png","data":"aGk="}},
            {"type":"image","source":{"type":"url","url":"https://pictures.test/a.png"}},
            {"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"aGk="},"title":"a.pdf"},
            {"type":"document","source":{"type":"text","media_type":"text/plain","data":"hi"}}]},
          {"role":"assistant","content":[{"type":"tool_use","id":"c","name":"f","input":{}}]},
          {"role":"user","content":[{"type":"tool_result","tool_use_id":"c","content":[
            {"type":"image","source":{"type":"base64","media_type":"image/png","data":"aGk="}}]}]}],
         "tools":[{"name":"f","input_schema":{"type":"object","properties":{}}}]}
        """);

    private static string Loop(string id, string name, string arguments) => $$$"""
        {"messages":[{"role":"user","content":"go"},
          {"role":"assistant","tool_calls":[
            {"id":"{{{id}}}","type":"function","function":{"name":"{{{name}}}","arguments":"{{{arguments}}}"}}]},
          {"role":"tool","tool_call_id":"{{{id}}}","content":"done"}],
         "tools":[{"type":"function","function":{"name":"{{{name}}}"}}]}
        """;

    private static JsonNode Call(JsonObject sent) => sent["messages"]![1]!["content"]![0]!;

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static void Same(string body, string expected, string? adjusted = null)
    {
        var (sent, told, error) = Claude.Written(body);

        Assert.Null(error);
        A.SameJson(expected, sent!.ToJsonString());
        Assert.Equal(adjusted, told);
    }
}
