using System.Buffers;
using System.Text;
using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Gateway.Wires;
using Maru.Modules.Llm.Gateway.Wires.Chat;
using Maru.Modules.Llm.Gateway.Wires.Responses;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Llm.Providers.OpenAi;
using Maru.Modules.Llm.Providers.OpenAi.Translated;
using Maru.Modules.Tests.Llm.Gemini;

namespace Maru.Modules.Tests.Llm.Wires.Responses;

public sealed class ResponsesRequestTests
{
    private const string Talk = """
        {"model":"m","instructions":"Be kind.","max_output_tokens":1000,"temperature":0.5,"parallel_tool_calls":false,"store":true,
         "text":{"format":{"type":"json_schema","name":"n","schema":{"type":"object"},"strict":true}},
         "input":[
          {"role":"user","content":"weather?"},
          {"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"Hm."}]},
          {"type":"message","role":"assistant","content":[{"type":"output_text","text":"I look.","annotations":[]}]},
          {"type":"function_call","call_id":"call_1","name":"weather","namespace":"mcp__net__","arguments":"{\"city\": \"Seoul\"}"},
          {"type":"custom_tool_call","call_id":"call_2","name":"patch","input":"*** \"x\""},
          {"type":"function_call_output","call_id":"call_1","output":"rain"},
          {"type":"custom_tool_call_output","call_id":"call_2","output":[{"type":"input_text","text":"done"}]},
          {"type":"message","role":"user","content":[
            {"type":"input_text","text":"And this?"},{"type":"input_image","image_url":"data:image/png;base64,aGk=","detail":"low"}]}],
         "tools":[
          {"type":"namespace","name":"mcp__net__","description":"d","tools":[
            {"type":"function","name":"weather","parameters":{"type":"object"}}]},
          {"type":"custom","name":"patch","description":"p","format":{"type":"grammar","syntax":"lark","definition":"g"}}],
         "tool_choice":"required"}
        """;

    [Fact]
    public void Items_reach_chat_completions_turn_by_turn() => ToChat(
        Talk,
        """
        {"model":"gpt-4o-mini","messages":[
          {"role":"system","content":"Be kind."},
          {"role":"user","content":"weather?"},
          {"role":"assistant","content":"I look.","tool_calls":[
            {"id":"call_1","type":"function","function":{"name":"mcp__net__weather","arguments":"{\"city\": \"Seoul\"}"}},
            {"id":"call_2","type":"function","function":{"name":"patch","arguments":"{\"input\":\"*** \\\"x\\\"\"}"}}]},
          {"role":"tool","tool_call_id":"call_1","content":"rain"},
          {"role":"tool","tool_call_id":"call_2","content":"done"},
          {"role":"user","content":[{"type":"text","text":"And this?"},
            {"type":"image_url","image_url":{"url":"data:image/png;base64,aGk=","detail":"low"}}]}],
         "max_completion_tokens":1000,"temperature":0.5,
         "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"},"strict":true}},
         "tools":[
          {"type":"function","function":{"name":"mcp__net__weather","parameters":{"type":"object"}}},
          {"type":"function","function":{"name":"patch","description":"p\n\nThe input must follow this grammar:\ng","parameters":
            {"type":"object","properties":{"input":{"type":"string"}},"required":["input"]}}}],
         "tool_choice":"required","parallel_tool_calls":false}
        """, null);

    [Theory]
    [InlineData("\"truncation\":\"auto\"", "truncation=dropped")]
    [InlineData("\"text\":{\"verbosity\":\"low\"}", "verbosity=dropped")]
    [InlineData("\"service_tier\":\"flex\",\"metadata\":{\"a\":\"b\"},\"user\":\"u\"", "service_tier=dropped")]
    [InlineData("\"tools\":[{\"type\":\"web_search_preview\"},{\"type\":\"function\",\"name\":\"f\"}]", "tools.web_search=dropped")]
    [InlineData("\"include\":[\"reasoning.encrypted_content\"],\"background\":false,\"previous_response_id\":null", null)]
    public void What_has_no_place_is_named_to_the_client(string option, string? told)
    {
        var call = Call($$"""{"model":"m","input":"x",{{option}}}""");
        var adjusted = new Adjusted();

        Assert.Null(call.Wire.Read(call, adjusted, out var conversation));
        Assert.Null(ChatRequestWriter.Write(call, conversation!, FittingNames.Any, adjusted, new ArrayBufferWriter<byte>()));

        Assert.Equal(told, adjusted.Told);
    }

    [Fact]
    public void The_same_talk_comes_back_from_chat_completions()
    {
        var there = ToChatBody(Call(Talk), out _);
        var call = Call(there, wire: ChatCompletions.Instance);

        Assert.Null(call.Wire.Read(call, new Adjusted(), out var conversation));
        Assert.Equal(there, Written(call, conversation!));
    }

    [Fact]
    public void A_signed_call_and_a_signed_thought_come_home()
    {
        var google = Envelope.Of(new Seal(Vendors.Google, Raw.Of("c2ln")));
        var claude = Envelope.Of(new Seal(Vendors.Anthropic, Raw.Of("EqQB")));
        var call = Call($$"""
            {"model":"m","input":[
             {"type":"reasoning","summary":[],"encrypted_content":"{{google}}"},
             {"type":"function_call","call_id":"c","name":"f","arguments":"{}"},{"type":"function_call_output","call_id":"c","output":"x"},
             {"type":"reasoning","summary":[],"encrypted_content":"{{claude}}"},
             {"type":"reasoning","summary":[],"encrypted_content":"gAAA"},
             {"role":"assistant","content":"Well"}]}
            """);

        Assert.Null(call.Wire.Read(call, new Adjusted(), out var conversation));

        var made = Assert.IsType<ToolCallPart>(Assert.Single(conversation!.Turns[0].Parts));
        Assert.Equal((Vendors.Google, "c2ln"), (made.Seal!.Vendor, made.Seal.Json.Text()));
        Assert.Equal(
            [Vendors.Anthropic, Vendors.OpenAi], conversation.Turns[2].Parts.OfType<ThoughtPart>().Select(part => part.Seal!.Vendor));
    }

    [Theory]
    [InlineData("\"conversation\":\"conv_1\"", "unsupported_parameter", "conversation")]
    [InlineData("\"prompt\":{\"id\":\"p\"}", "unsupported_parameter", "prompt")]
    [InlineData("\"context_management\":[]", "unsupported_parameter", "context_management")]
    [InlineData("\"include\":[\"everything\"]", "invalid_value", "include")]
    [InlineData("\"truncation\":\"middle\"", "invalid_value", "truncation")]
    [InlineData("\"temperature\":\"hot\"", "invalid_type", "temperature")]
    [InlineData("\"instructions\":[]", "invalid_type", "instructions")]
    [InlineData("\"reasoning\":{\"effort\":\"huge\"}", "invalid_reasoning_effort", "reasoning.effort")]
    [InlineData("\"text\":{\"format\":{\"type\":\"json_schema\"}}", "invalid_response_format", "text.format")]
    [InlineData("\"tools\":[{\"type\":\"web_search\"}]", "unsupported_tool", "tools")]
    [InlineData("\"tools\":[{\"type\":\"function\"}]", "unsupported_tool", "tools[0]")]
    [InlineData("\"tool_choice\":{\"type\":\"function\",\"name\":\"g\"}", "invalid_tool_choice", "tool_choice")]
    [InlineData("\"tool_choice\":{\"type\":\"mcp\"}", "invalid_tool_choice", "tool_choice")]
    public void An_option_that_cannot_be_served_is_refused_by_its_name(string option, string code, string param) =>
        Refused($$"""{"model":"m","input":"x",{{option}}}""", code, param);

    [Theory]
    [InlineData("""{"type":"item_reference","id":"msg_1"}""", "store_disabled", "input[0].id")]
    [InlineData("""{"id":"msg_1"}""", "store_disabled", "input[0].id")]
    [InlineData("""{"role":"tool","content":"x"}""", "invalid_role", "input[0].role")]
    [InlineData("""{"role":"user"}""", "invalid_content", "input[0].content")]
    [InlineData("""{"role":"user","content":[{"type":"film"}]}""", "unsupported_content", "input[0].content[0]")]
    [InlineData("""{"role":"system","content":[{"type":"input_image","image_url":"https:"}]}""", "unsupported_content", "input[0].content")]
    [InlineData("""{"role":"user","content":[{"type":"input_image"}]}""", "invalid_media", "input[0].content[0].image_url")]
    [InlineData("""{"role":"user","content":[{"type":"input_file","file_data":"aG"}]}""", "invalid_media", "input[0].content[0].file_data")]
    [InlineData("""{"type":"function_call","name":"f"}""", "invalid_tool_call", "input[0]")]
    [InlineData("""{"type":"function_call_output","call_id":"c","output":"x"}""", "unknown_tool_call", "input[0].call_id")]
    [InlineData("""{"type":"dream"}""", "unsupported_item", "input[0]")]
    [InlineData("7", "unsupported_item", "input[0]")]
    public void An_item_that_cannot_be_read_is_refused_with_its_place(string item, string code, string param) =>
        Refused($$"""{"model":"m","input":[{{item}}]}""", code, param);

    [Theory]
    [InlineData("""{"model":"m"}""", "missing_required_parameter", "input")]
    [InlineData("""{"model":"m","input":7}""", "invalid_type", "input")]
    [InlineData("""{"model":"m","input":[]}""", "empty_array", "input")]
    [InlineData("""{"model":"m","input":"x","max_output_tokens":15}""", "invalid_value", "max_output_tokens")]
    [InlineData("""{"model":"m","input":"x","maxOutputTokens":16}""", "misspelled_parameter", "max_output_tokens")]
    public void The_gateway_itself_reads_what_it_needs(string body, string code, string param)
    {
        var refused = RequestReader.Read(Encoding.UTF8.GetBytes(body), Door.Responses, new ModelNames(), out _);

        Assert.Equal((400, code, param), (refused?.Status, refused?.Code, refused?.Param));
    }

    private static void Refused(string body, string code, string param)
    {
        var refused = OpenAiResponses.Instance.Read(Call(body), new Adjusted(), out _);

        Assert.Equal((400, code, param), (refused?.Status, refused?.Code, refused?.Param));
    }

    private static void ToChat(string items, string chat, string? told)
    {
        A.SameJson(chat, ToChatBody(Call(items), out var adjusted));
        Assert.Equal(told, adjusted.Told);
    }

    private static string ToChatBody(ProviderCall call, out Adjusted adjusted)
    {
        adjusted = new Adjusted();
        Assert.Null(call.Wire.Read(call, adjusted, out var conversation));
        return Written(call, conversation!, adjusted);
    }

    private static string Written(ProviderCall call, Conversation conversation, Adjusted? adjusted = null)
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.Null(ChatRequestWriter.Write(call, conversation, new FittingNames(64, 40), adjusted ?? new Adjusted(), output));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static ProviderCall Call(string body, IWire? wire = null) => new()
    {
        Operation = Operation.Chat,
        Wire = wire ?? OpenAiResponses.Instance,
        Route = new ProviderRoute(Provider.OpenAi, "gpt-4o-mini", new Uri("https://openai.test/v1/"), "key", "key-id", default, 1)
        {
            Family = new OpenAiProfile(new OpenAiSettings()).FamilyOf("gpt-4o-mini"),
        },
        Body = Encoding.UTF8.GetBytes(body),
        Stream = false,
        IncludeUsage = false,
        EstimatedInputTokens = 0,
        MaxOutputTokens = null,
    };
}
