using System.Buffers;
using System.Text;
using Maru.Modules.Llm.Calls;

namespace Maru.Modules.Tests.Llm.Gemini;

public sealed class ChatRequestTests
{
    [Fact]
    public void System_and_developer_messages_become_one_instruction_and_neighbours_one_turn() => Same(
        """
        {"model":"x","messages":[
          {"role":"system","content":"Be kind."},
          {"role":"user","content":"안녕"},
          {"role":"user","content":[{"type":"text","text":""},{"type":"text","text":"again"}]},
          {"role":"developer","content":[{"type":"text","text":"Be brief."}]},
          {"role":"assistant","content":"Hello"},
          {"role":"user","content":"Bye"}]}
        """,
        """
        {"contents":[
          {"role":"user","parts":[{"text":"안녕"},{"text":"again"}]},
          {"role":"model","parts":[{"text":"Hello"}]},
          {"role":"user","parts":[{"text":"Bye"}]}],
         "systemInstruction":{"parts":[{"text":"Be kind.\n\nBe brief."}]},
         "generationConfig":{}}
        """);

    [Fact]
    public void Inline_media_of_every_kind_become_inline_data() => Same(
        """
        {"messages":[{"role":"user","content":[
          {"type":"image_url","image_url":{"url":"data:image/png;base64,aGk="}},
          {"type":"input_audio","input_audio":{"data":"aGk=","format":"wav"}},
          {"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,aGk="}}]}]}
        """,
        """
        {"contents":[{"role":"user","parts":[
          {"inlineData":{"mimeType":"image/png","data":"aGk="}},
          {"inlineData":{"mimeType":"audio/wav","data":"aGk="}},
          {"inlineData":{"mimeType":"application/pdf","data":"aGk="}}]}],"generationConfig":{}}
        """);

    [Fact]
    public void Parallel_calls_and_their_results_are_paired_by_name_and_signed() => Same(
        """
        {"messages":[
          {"role":"user","content":"weather?"},
          {"role":"assistant","content":null,"tool_calls":[
            {"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\"city\": \"Seoul\"}"},
             "extra_content":{"google":{"thought_signature":"c2ln"}}},
            {"id":"native7","type":"function","function":{"name":"time","arguments":""}}]},
          {"role":"tool","tool_call_id":"native7","content":"12:00"},
          {"role":"tool","tool_call_id":"call_1","content":"{\"degrees\":3}"}]}
        """,
        """
        {"contents":[
          {"role":"user","parts":[{"text":"weather?"}]},
          {"role":"model","parts":[
            {"functionCall":{"name":"weather","args":{"city":"Seoul"}},"thoughtSignature":"c2ln"},
            {"functionCall":{"id":"native7","name":"time","args":{}}}]},
          {"role":"user","parts":[
            {"functionResponse":{"id":"native7","name":"time","response":{"result":"12:00"}}},
            {"functionResponse":{"name":"weather","response":{"degrees":3}}}]}],
         "generationConfig":{}}
        """, "gemini-3-pro-preview");

    [Theory]
    [InlineData("gemini-3-flash", ",\"thoughtSignature\":\"skip_thought_signature_validator\"")]
    [InlineData("gemini-2.5-flash", "")]
    public void A_lost_signature_is_stood_in_for_where_the_model_demands_one(string model, string signature) => Same(
        """{"messages":[{"role":"assistant","tool_calls":[{"id":"call_1","function":{"name":"f","arguments":"{}"}},{"id":"call_2","function":{"name":"g","arguments":"{}"}}]}]}""",
        $$$"""
        {"contents":[{"role":"model","parts":[
          {"functionCall":{"name":"f","args":{}}{{{signature}}} },{"functionCall":{"name":"g","args":{} } }]}],"generationConfig":{}}
        """, model);

    [Fact]
    public void Options_are_renamed_and_the_request_wins_over_the_defaults() => Same(
        """
        {"messages":[{"role":"user","content":"x"}],"temperature":0.5,"top_p":null,"max_tokens":7,"stop":"END","seed":4294967297,
         "presence_penalty":0.1,"frequency_penalty":0.2,"n":1,"logprobs":true,"top_logprobs":3,"user":"u","store":true,
         "response_format":{"type":"json_schema","json_schema":{"name":"s","schema":{"type":"object","additionalProperties":false}}}}
        """,
        """
        {"contents":[{"role":"user","parts":[{"text":"x"}]}],
         "generationConfig":{"temperature":0.5,"topP":0.9,"topK":40,"maxOutputTokens":7,"presencePenalty":0.1,"frequencyPenalty":0.2,"seed":1,
          "stopSequences":["END"],"responseMimeType":"application/json","responseJsonSchema":{"type":"object","additionalProperties":false},
          "responseLogprobs":true,"logprobs":3}}
        """, defaults: """{"temperature":1,"top_p":0.9,"top_k":40,"max_completion_tokens":99}""");

    [Theory]
    [InlineData("gemini-2.5-flash", "none", "\"thinkingBudget\":0")]
    [InlineData("gemini-2.5-pro", "high", "\"thinkingBudget\":24576")]
    [InlineData("gemini-3-flash-preview", "none", "\"thinkingLevel\":\"minimal\"")]
    [InlineData("gemini-3-flash", "xhigh", "\"thinkingLevel\":\"high\"")]
    public void Effort_is_a_budget_before_gemini_3_and_a_level_from_it_on(string model, string effort, string thinking) => Same(
        $$"""{"messages":[{"role":"user","content":"x"}],"reasoning_effort":"{{effort}}"}""",
        $$$"""{"contents":[{"role":"user","parts":[{"text":"x"}]}],"generationConfig":{"thinkingConfig":{ {{{thinking}}} } } }""", model);

    [Theory]
    [InlineData("\"google\":{0}")]
    [InlineData("\"extra_body\":{{\"google\":{0}}}")]
    public void Options_of_google_pass_through(string wrapping)
    {
        const string Google = """{"thinking_config":{"include_thoughts":true,"thinking_budget":9},"safety_settings":[{"category":"C","threshold":"T"}],"cached_content":"cachedContents/1"}""";
        Same(
            """{"messages":[{"role":"user","content":"x"}],"reasoning_effort":"low",""" + string.Format(null, wrapping, Google) + "}",
            """
            {"contents":[{"role":"user","parts":[{"text":"x"}]}],
             "generationConfig":{"thinkingConfig":{"includeThoughts":true,"thinkingBudget":9}},
             "safetySettings":[{"category":"C","threshold":"T"}],"cachedContent":"cachedContents/1"}
            """);
    }

    [Theory]
    [InlineData("\"auto\"", "\"mode\":\"AUTO\"")]
    [InlineData("\"none\"", "\"mode\":\"NONE\"")]
    [InlineData("\"required\"", "\"mode\":\"ANY\"")]
    [InlineData("""{"type":"function","function":{"name":"f"}}""", "\"mode\":\"ANY\",\"allowedFunctionNames\":[\"f\"]")]
    public void Tools_are_declared_and_the_choice_is_kept(string choice, string calling) => Same(
        $$$"""
        {"messages":[{"role":"user","content":"x"}],"tool_choice":{{{choice}}},"tools":[
          {"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object","$defs":{} } } },
          {"type":"function","function":{"name":"g"}}]}
        """,
        $$$"""
        {"contents":[{"role":"user","parts":[{"text":"x"}]}],"generationConfig":{},
         "tools":[{"functionDeclarations":[{"name":"f","description":"d","parametersJsonSchema":{"type":"object","$defs":{} } },{"name":"g"}]}],
         "toolConfig":{"functionCallingConfig":{ {{{calling}}} } } }
        """);

    [Theory]
    [InlineData("""{"role":"assistant","tool_calls":[{"id":"a","function":{}}]}""", "invalid_tool_call", "messages[0].tool_calls[0]")]
    [InlineData("""{"role":"system","content":[{"type":"refusal","refusal":"no"}]}""", "unsupported_content", "messages[0].content")]
    [InlineData("""{"role":"user","content":[{"type":"file","file":{"file_id":"f"}}]}""", "unknown_file",
        "messages[0].content[0].file.file_id")]
    [InlineData("""{"role":"user","content":"x"}],"modalities":["audio"],"y":[1""", "unsupported_modality", "modalities")]
    [InlineData("""{"role":"user","content":"x"}],"tool_choice":{"type":"allowed_tools"},"y":[1""", "invalid_tool_choice", "tool_choice")]
    public Task What_no_provider_behind_a_translation_takes_is_refused_too(string message, string code, string param) =>
        What_cannot_be_said_in_gemini_is_refused_before_it_is_asked($$"""{"messages":[{{message}}]}""", code, param);

    [Theory]
    [InlineData("[]", "invalid_json", null)]
    [InlineData("{", "invalid_json", null)]
    [InlineData("""{"messages":[{"role":"user","content":"\ud800"}]}""", "invalid_json", null)]
    [InlineData("""{"messages":[]}""", "missing_messages", "messages")]
    [InlineData("""{"messages":[{"role":"user","content":""}]}""", "missing_messages", "messages")]
    [InlineData("""{"messages":[{"role":"robot","content":"x"}]}""", "invalid_role", "messages[0].role")]
    [InlineData("""{"messages":[{"role":"user","content":4}]}""", "invalid_content", "messages[0].content")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://a.test/x.png"}}]}]}""", "remote_media_refused", "messages[0].content[0].image_url.url")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,?"}}]}]}""", "invalid_media", "messages[0].content[0].image_url.url")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"video"}]}]}""", "unsupported_content", "messages[0].content[0]")]
    [InlineData("""{"messages":[{"role":"tool","tool_call_id":"nope","content":"x"}]}""", "unknown_tool_call", "messages[0].tool_call_id")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"n":2}""", "unsupported_value", "n")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"stop":["1","2","3","4","5","6"]}""", "invalid_stop", "stop")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"temperature":"hot"}""", "invalid_type", "temperature")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"reasoning_effort":"extreme"}""", "invalid_reasoning_effort", "reasoning_effort")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_schema"}}""", "invalid_response_format", "response_format")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"tools":[{"type":"web_search"}]}""", "unsupported_tool", "tools[0]")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"tool_choice":"perhaps"}""", "invalid_tool_choice", "tool_choice")]
    public async Task What_cannot_be_said_in_gemini_is_refused_before_it_is_asked(string body, string code, string? param)
    {
        var upstream = StubUpstream.Json("{}");

        var (report, reply) = await A.Asked(upstream, A.Call(body));

        Assert.Equal(
            (CallOutcome.Refused, 400, code, param), (report.Outcome, report.Error!.Status, report.Error.Code, report.Error.Param));
        Assert.Empty(upstream.Asked);
        Assert.False(reply.Started);
    }

    private static void Same(string openAi, string gemini, string model = "gemini-2.5-flash", string defaults = "")
    {
        var output = new ArrayBufferWriter<byte>();

        Assert.Null(A.Write(A.Call(openAi, model: model, defaults: defaults), output));

        A.SameJson(gemini, Encoding.UTF8.GetString(output.WrittenSpan));
    }
}
