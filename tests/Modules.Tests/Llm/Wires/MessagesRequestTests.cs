using System.Buffers;
using System.Text;
using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Gateway.Wires.Messages;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Llm.Providers.OpenAi;
using Maru.Modules.Llm.Providers.OpenAi.Translated;
using Maru.Modules.Tests.Llm.Gemini;

namespace Maru.Modules.Tests.Llm.Wires;

public sealed class MessagesRequestTests
{
    private const string Talk = """
        {"model":"m","max_tokens":1000,
         "system":[{"type":"text","text":"Be kind.","cache_control":{"type":"ephemeral"}},{"type":"text","text":"Be brief."}],
         "messages":[
          {"role":"user","content":"weather?"},
          {"role":"assistant","content":[
            {"type":"thinking","thinking":"Hm.","signature":"c2ln"},{"type":"text","text":"I look."},
            {"type":"tool_use","id":"toolu_1","name":"weather","input":{"city": "Seoul"}},
            {"type":"tool_use","id":"toolu_2","name":"time","input":{}}]},
          {"role":"user","content":[
            {"type":"tool_result","tool_use_id":"toolu_2","content":"12:00"},
            {"type":"tool_result","tool_use_id":"toolu_1","is_error":true,"content":[{"type":"text","text":"no net"}]},
            {"type":"text","text":"And this?"},
            {"type":"image","source":{"type":"base64","media_type":"image/png","data":"aGk="}}]}],
         "tools":[{"name":"weather","description":"d","input_schema":{"type":"object"}},{"type":"custom","name":"time","input_schema":{}}],
         "tool_choice":{"type":"any","disable_parallel_tool_use":true},
         "temperature":0.5,"top_k":4,"stop_sequences":["END"],"metadata":{"user_id":"u"}}
        """;

    [Fact]
    public void A_conversation_reaches_chat_completions_turn_by_turn() => ToChat(
        Talk,
        """
        {"model":"gpt-4o-mini","messages":[
          {"role":"system","content":"Be kind.\n\nBe brief."},
          {"role":"user","content":"weather?"},
          {"role":"assistant","content":"I look.","tool_calls":[
            {"id":"toolu_1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Seoul\"}"}},
            {"id":"toolu_2","type":"function","function":{"name":"time","arguments":"{}"}}]},
          {"role":"tool","tool_call_id":"toolu_2","content":"12:00"},
          {"role":"tool","tool_call_id":"toolu_1","content":"Error: no net"},
          {"role":"user","content":[
            {"type":"text","text":"And this?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,aGk="}}]}],
         "max_completion_tokens":1000,"temperature":0.5,"stop":["END"],
         "tools":[
          {"type":"function","function":{"name":"weather","description":"d","parameters":{"type":"object"}}},
          {"type":"function","function":{"name":"time","parameters":{}}}],
         "tool_choice":"required","parallel_tool_calls":false}
        """, "top_k=dropped");

    [Fact]
    public void A_conversation_reaches_gemini_turn_by_turn() => ToGemini(
        Talk,
        """
        {"contents":[
          {"role":"user","parts":[{"text":"weather?"}]},
          {"role":"model","parts":[{"text":"I look."},
            {"functionCall":{"id":"toolu_1","name":"weather","args":{"city":"Seoul"}}},
            {"functionCall":{"id":"toolu_2","name":"time","args":{}}}]},
          {"role":"user","parts":[
            {"functionResponse":{"id":"toolu_2","name":"time","response":{"result":"12:00"}}},
            {"functionResponse":{"id":"toolu_1","name":"weather","response":{"error":"no net"}}},
            {"text":"And this?"},{"inlineData":{"mimeType":"image/png","data":"aGk="}}]}],
         "systemInstruction":{"parts":[{"text":"Be kind.\n\nBe brief."}]},
         "generationConfig":{"temperature":0.5,"topK":4,"maxOutputTokens":1000,"stopSequences":["END"]},
         "tools":[{"functionDeclarations":[
          {"name":"weather","description":"d","parametersJsonSchema":{"type":"object"}},{"name":"time","parametersJsonSchema":{}}]}],
         "toolConfig":{"functionCallingConfig":{"mode":"ANY"}}}
        """, "parallel_tool_calls=dropped");

    [Theory]
    [InlineData("gpt-5-mini", """{"type":"disabled"}""", "minimal", null)]
    [InlineData("gpt-5-mini", """{"type":"enabled","budget_tokens":100}""", "low", "thinking=mapped")]
    [InlineData("gpt-5-mini", """{"type":"enabled","budget_tokens":300}""", "medium", "thinking=mapped")]
    [InlineData("gpt-5.2", """{"type":"enabled","budget_tokens":900}""", "high", "thinking=mapped")]
    [InlineData("gpt-5.2", """{"type":"disabled"}""", "none", null)]
    [InlineData("gpt-5.2", """{"type":"adaptive"}""", null, null)]
    [InlineData("gpt-4o", """{"type":"disabled"}""", null, null)]
    [InlineData("gpt-4o", """{"type":"enabled","budget_tokens":300}""", null, "thinking=mapped, thinking=dropped")]
    public void Thinking_becomes_an_effort_the_model_knows(string model, string thinking, string? effort, string? told)
    {
        var sent = effort is null ? "" : $",\"reasoning_effort\":\"{effort}\"";
        ToChat(
            $$"""{"model":"m","max_tokens":1000,"messages":[{"role":"user","content":"x"}],"thinking":{{thinking}}}""",
            $$"""{"model":"{{model}}","messages":[{"role":"user","content":"x"}]{{sent}},"max_completion_tokens":1000}""", told, model);
    }

    [Fact]
    public void A_thought_of_this_gateway_comes_home_and_a_strangers_does_not()
    {
        var seal = Envelope.Of(new Seal(Vendors.Google, Raw.Of("c2ln")));

        Assert.Equal((Vendors.Google, "c2ln"), Opened(seal));
        Assert.Equal((Vendors.Anthropic, "EqQB"), Opened("EqQB"));
        Assert.Equal(("", ""), Opened("maru1.%%%"));
        Assert.Equal(("", ""), Opened(Envelope.Of(null)));

        static (string, string) Opened(string signature)
        {
            var thinking = $$"""{"type":"thinking","thinking":"x","signature":"{{signature}}"}""";
            var call = Call($$"""{"max_tokens":9,"messages":[{"role":"assistant","content":[{{thinking}}]}]}""");
            Assert.Null(AnthropicMessages.Instance.Read(call, new Adjusted(), out var conversation));
            var thought = Assert.IsType<ThoughtPart>(Assert.Single(Assert.Single(conversation!.Turns).Parts));
            return (thought.Seal!.Vendor, thought.Seal.Json.Text());
        }
    }

    [Fact]
    public void Names_and_ids_that_do_not_fit_agree_between_a_call_and_its_result()
    {
        var (name, id) = ("mcp__" + new string('n', 90), "toolu." + new string('i', 90));
        var names = new FittingNames(64, 40);

        Assert.Equal((names.Of(name), names.OfId(id)), (new FittingNames(64, 40).Of(name), new FittingNames(64, 40).OfId(id)));
        Assert.Matches("^[A-Za-z0-9_-]{1,64}$", names.Of(name));
        Assert.Matches("^call_[A-Za-z0-9_-]{1,35}$", names.OfId(id));
        Assert.NotEqual(names.Of(name), names.Of(name + "n"));
        Assert.Equal((name, "plain"), (names.Back(names.Of(name)), names.Back("plain")));
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"x"}]}""", "missing_required_parameter", "max_tokens")]
    [InlineData("""{"max_tokens":1,"messages":[]}""", "missing_messages", "messages")]
    public void What_is_missing_is_named(string body, string code, string param) => Refused(body, code, param);

    [Theory]
    [InlineData("""{"role":"tool","content":"x"}""", "invalid_role", "messages[0].role")]
    [InlineData("""{"role":"user"}""", "invalid_content", "messages[0].content")]
    [InlineData("""{"role":"user","content":[{"type":"film"}]}""", "unsupported_content", "messages[0].content[0]")]
    [InlineData("""{"role":"user","content":[{"type":"image","source":{}}]}""", "invalid_media", "messages[0].content[0].source")]
    [InlineData("""{"role":"user","content":[{"type":"tool_result","tool_use_id":"t"}]}""", "unknown_tool_call", "messages[0].content")]
    public void A_message_that_cannot_be_read_is_refused_with_its_place(string message, string code, string param) =>
        Refused($$"""{"max_tokens":1,"messages":[{{message}}]}""", code, param);

    [Theory]
    [InlineData("\"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"web_search\"}]", "unsupported_tool", "tools")]
    [InlineData("\"tool_choice\":{\"type\":\"tool\"}", "invalid_tool_choice", "tool_choice")]
    [InlineData("\"output_config\":{\"effort\":\"huge\"}", "invalid_reasoning_effort", "output_config.effort")]
    [InlineData("\"temperature\":\"hot\"", "invalid_type", "temperature")]
    public void An_option_that_cannot_be_read_is_refused_by_its_name(string option, string code, string param) =>
        Refused($$"""{"max_tokens":1,"messages":[{"role":"user","content":"x"}],{{option}}}""", code, param);

    private static void Refused(string body, string code, string param)
    {
        var refused = AnthropicMessages.Instance.Read(Call(body), new Adjusted(), out _);

        Assert.Equal((400, code, param), (refused?.Status, refused?.Code, refused?.Param));
    }

    private static ProviderCall Call(string body, string model = "gpt-4o-mini") => new()
    {
        Operation = Operation.Chat,
        Wire = AnthropicMessages.Instance,
        Route = new ProviderRoute(Provider.OpenAi, model, new Uri("https://openai.test/v1/"), "key", "key-id", default, 1)
        {
            Family = new OpenAiProfile(new OpenAiSettings()).FamilyOf(model),
        },
        Body = Encoding.UTF8.GetBytes(body),
        Stream = false,
        IncludeUsage = false,
        EstimatedInputTokens = 0,
        MaxOutputTokens = null,
    };

    private static void ToChat(string messages, string chat, string? told, string model = "gpt-4o-mini")
    {
        var (call, adjusted, output) = (Call(messages, model), new Adjusted(), new ArrayBufferWriter<byte>());

        Assert.Null(call.Wire.Read(call, adjusted, out var conversation));
        Assert.Null(ChatRequestWriter.Write(call, conversation!, new FittingNames(64, 40), adjusted, output));

        A.SameJson(chat, Encoding.UTF8.GetString(output.WrittenSpan));
        Assert.Equal(told, adjusted.Told);
    }

    private static void ToGemini(string messages, string gemini, string? told)
    {
        var (adjusted, output) = (new Adjusted(), new ArrayBufferWriter<byte>());

        Assert.Null(A.Write(A.Call(messages, wire: AnthropicMessages.Instance), output, adjusted));

        A.SameJson(gemini, Encoding.UTF8.GetString(output.WrittenSpan));
        Assert.Equal(told, adjusted.Told);
    }
}
