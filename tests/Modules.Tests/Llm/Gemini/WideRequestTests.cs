using System.Buffers;
using System.Text;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Tests.Llm.Gemini;

/// <summary>What other vendors take, Gemini's wire takes too; what has no place there is named.</summary>
public sealed class WideRequestTests
{
    [Fact]
    public void Arguments_that_were_cut_go_back_wrapped() => Same(
        """
        {"messages":[
          {"role":"user","content":"go"},
          {"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"f","arguments":"{\"city\": \"Se"}},
                                            {"id":"call_2","type":"function","function":{"name":"g","arguments":"[1]"}}]},
          {"role":"tool","tool_call_id":"call_1","content":"no"},
          {"role":"tool","tool_call_id":"call_2","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}]}
        """,
        """
        {"contents":[
          {"role":"user","parts":[{"text":"go"}]},
          {"role":"model","parts":[
            {"functionCall":{"name":"f","args":{"arguments":"{\"city\": \"Se"}}},
            {"functionCall":{"name":"g","args":{"arguments":"[1]"}}}]},
          {"role":"user","parts":[
            {"functionResponse":{"name":"f","response":{"result":"no"}}},
            {"functionResponse":{"name":"g","response":{"result":"ab"}}}]}],
         "generationConfig":{}}
        """, null);

    [Fact]
    public void A_picture_among_results_moves_behind_all_of_them_where_the_model_takes_none_in_results() => Same(
        Pictures,
        """
        {"contents":[
          {"role":"model","parts":[{"functionCall":{"name":"f","args":{}}},{"functionCall":{"name":"g","args":{}}}]},
          {"role":"user","parts":[
            {"functionResponse":{"name":"f","response":{"result":"seen"}}},
            {"functionResponse":{"name":"g","response":{"result":"done"}}},
            {"inlineData":{"mimeType":"image/png","data":"aGk="}},
            {"text":"Well?"}]}],
         "generationConfig":{}}
        """, "tool_image=moved");

    [Fact]
    public void A_picture_among_results_stays_where_the_model_takes_it() => Same(
        Pictures,
        """
        {"contents":[
          {"role":"model","parts":[
            {"functionCall":{"name":"f","args":{}},"thoughtSignature":"skip_thought_signature_validator"},
            {"functionCall":{"name":"g","args":{}}}]},
          {"role":"user","parts":[
            {"functionResponse":{"name":"f","response":{"result":"seen"},"parts":[{"inlineData":{"mimeType":"image/png","data":"aGk="}}]}},
            {"functionResponse":{"name":"g","response":{"result":"done"}}},
            {"text":"Well?"}]}],
         "generationConfig":{}}
        """, null, "gemini-3-flash");

    [Fact]
    public void Instructions_alone_are_put_as_the_users() => Same(
        """{"messages":[{"role":"system","content":"Write a haiku."},{"role":"developer","content":"In Korean."}]}""",
        """{"contents":[{"role":"user","parts":[{"text":"Write a haiku.\n\nIn Korean."}]}],"generationConfig":{}}""", null);

    [Fact]
    public void A_result_that_is_missing_is_said_to_be_missing() => Same(
        """
        {"messages":[
          {"role":"assistant","tool_calls":[
            {"id":"call_1","function":{"name":"f","arguments":"{}"}},
            {"id":"call_2","function":{"name":"g","arguments":"{}"}}]},
          {"role":"tool","tool_call_id":"call_2","content":"done"},
          {"role":"user","content":"Well?"}]}
        """,
        """
        {"contents":[
          {"role":"model","parts":[{"functionCall":{"name":"f","args":{}}},{"functionCall":{"name":"g","args":{}}}]},
          {"role":"user","parts":[
            {"functionResponse":{"name":"g","response":{"result":"done"}}},
            {"functionResponse":{"name":"f","response":{"result":"Error: no result was sent."}}},
            {"text":"Well?"}]}],
         "generationConfig":{}}
        """, null);

    [Theory]
    [InlineData("gemini-2.5-pro", "none", "\"thinkingBudget\":1024")]
    [InlineData("gemini-2.5-flash", "minimal", "\"thinkingBudget\":1024")]
    [InlineData("gemini-3-pro-preview", "none", "\"thinkingLevel\":\"low\"")]
    [InlineData("gemini-3.1-pro-preview", "minimal", "\"thinkingLevel\":\"low\"")]
    [InlineData("gemini-3-flash", "none", "\"thinkingLevel\":\"minimal\"")]
    public void Effort_is_never_less_than_the_model_can_be_told(string model, string effort, string thinking) => Same(
        $$"""{"messages":[{"role":"user","content":"x"}],"reasoning_effort":"{{effort}}"}""",
        $$$"""{"contents":[{"role":"user","parts":[{"text":"x"}]}],"generationConfig":{"thinkingConfig":{ {{{thinking}}} } } }""",
        null, model);

    [Fact]
    public void A_tool_of_free_text_becomes_a_function_with_one_input() => Same(
        """
        {"messages":[{"role":"user","content":"x"},
          {"role":"assistant","tool_calls":[{"id":"call_1","type":"custom","custom":{"name":"patch","input":"*** Begin"}}]},
          {"role":"tool","tool_call_id":"call_1","content":"ok"}],
         "tools":[{"type":"custom","custom":{"name":"patch","description":"Edits.",
           "format":{"type":"grammar","grammar":{"syntax":"lark","definition":"start: X"}}}}],
         "tool_choice":{"type":"custom","custom":{"name":"patch"}}}
        """,
        """
        {"contents":[{"role":"user","parts":[{"text":"x"}]},
          {"role":"model","parts":[{"functionCall":{"name":"patch","args":{"input":"*** Begin"}}}]},
          {"role":"user","parts":[{"functionResponse":{"name":"patch","response":{"result":"ok"}}}]}],
         "generationConfig":{},
         "tools":[{"functionDeclarations":[{"name":"patch","description":"Edits.\n\nThe input must follow this grammar:\nstart: X",
           "parametersJsonSchema":{"type":"object","properties":{"input":{"type":"string"}},"required":["input"]}}]}],
         "toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["patch"]}}}
        """, null);

    [Fact]
    public void Only_some_tools_may_be_allowed() => Same(
        """
        {"messages":[{"role":"user","content":"x"}],
         "tools":[{"type":"function","function":{"name":"f"}},{"type":"function","function":{"name":"g"}}],
         "tool_choice":{"type":"allowed_tools","allowed_tools":{"mode":"auto","tools":[{"type":"function","function":{"name":"g"}}]}}}
        """,
        """
        {"contents":[{"role":"user","parts":[{"text":"x"}]}],"generationConfig":{},
         "tools":[{"functionDeclarations":[{"name":"f"},{"name":"g"}]}],
         "toolConfig":{"functionCallingConfig":{"mode":"AUTO","allowedFunctionNames":["g"]}}}
        """, null);

    [Fact]
    public void What_has_no_place_is_named_and_hints_are_not() => Same(
        """
        {"messages":[{"role":"user","content":"x"}],
         "logit_bias":{"1":2},"parallel_tool_calls":false,"service_tier":"flex","verbosity":"low",
         "web_search_options":{},"prediction":{"type":"content","content":"x"},"prompt_cache_key":"k","user":"u"}
        """,
        """{"contents":[{"role":"user","parts":[{"text":"x"}]}],"generationConfig":{}}""",
        "logit_bias=dropped, service_tier=dropped, verbosity=dropped, web_search_options=dropped, parallel_tool_calls=dropped");

    private const string Pictures = """
        {"messages":[
          {"role":"assistant","tool_calls":[
            {"id":"call_1","function":{"name":"f","arguments":"{}"}},
            {"id":"call_2","function":{"name":"g","arguments":"{}"}}]},
          {"role":"tool","tool_call_id":"call_1","content":[
            {"type":"text","text":"seen"},{"type":"image_url","image_url":{"url":"data:image/png;base64,aGk="}}]},
          {"role":"tool","tool_call_id":"call_2","content":"done"},
          {"role":"user","content":"Well?"}]}
        """;

    private static void Same(string openAi, string gemini, string? told, string model = "gemini-2.5-flash")
    {
        var output = new ArrayBufferWriter<byte>();
        var adjusted = new Adjusted();

        Assert.Null(A.Write(A.Call(openAi, model: model), output, adjusted));

        A.SameJson(gemini, Encoding.UTF8.GetString(output.WrittenSpan));
        Assert.Equal(told, adjusted.Told);
    }
}
