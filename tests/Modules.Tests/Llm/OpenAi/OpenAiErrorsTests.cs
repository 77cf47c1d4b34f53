using System.Text;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.OpenAi;

namespace Maru.Modules.Tests.Llm.OpenAi;

/// <summary>A server's reason reaches the client, in whatever it is wrapped, and never with a key, an address or a page of HTML.</summary>
public sealed class OpenAiErrorsTests
{
    private const string Key = "plain-secret-of-the-operator";

    [Theory]
    [InlineData("""{"error":{"message":"Bad field.","type":"x_error","param":"x","code":"bad"}}""", "Bad field.", "bad", "x")]
    [InlineData("""{"object":"error","message":"Bad field.","param":null,"code":400}""", "Bad field.", "invalid_request", null)]
    [InlineData("""{"error":"Bad field."}""", "Bad field.", "invalid_request", null)]
    [InlineData("""{"message":"Bad field."}""", "Bad field.", "invalid_request", null)]
    [InlineData("""{"error":"Bad Request","message":"Bad field.","statusCode":400}""", "Bad field.", "invalid_request", null)]
    [InlineData("""{"detail":"Bad field."}""", "Bad field.", "invalid_request", null)]
    [InlineData("""{"detail":[{"type":"missing","loc":["body","messages",0,"role"],"msg":"Field required"}]}""",
        "messages.0.role: Field required", "invalid_request", "messages.0.role")]
    [InlineData("""{"object":"error","message":{"detail":[{"loc":["body","n"],"msg":"Too many"},{"loc":["body"],"msg":"Odd"}]}}""",
        "n: Too many; Odd", "invalid_request", "n")]
    [InlineData("""{"errors":[{"message":"One."},{"message":"Two."}]}""", "One.; Two.", "invalid_request", null)]
    [InlineData("""[{"error":{"message":"Bad field."}}]""", "Bad field.", "invalid_request", null)]
    [InlineData("""["Bad field."]""", "Bad field.", "invalid_request", null)]
    [InlineData("\"Bad field.\"", "Bad field.", "invalid_request", null)]
    [InlineData("  Bad field.\r\n", "Bad field.", "invalid_request", null)]
    [InlineData("""{"error":{"message":"Provider returned error","metadata":{"raw":"{\"error\":{\"message\":\"Bad field.\"}}"}}}""",
        "Bad field.", "invalid_request", null)]
    [InlineData("""{"error":{"message":"","detail":"Bad field."}}""", "Bad field.", "invalid_request", null)]
    [InlineData("""{"error":{"message":"Provider erred","metadata":{"raw":"<html>"}}}""", "Provider erred", "invalid_request", null)]
    public void A_reason_is_found_in_every_wrapping(string body, string message, string code, string? param)
    {
        var error = Read(400, body);

        Assert.Equal((400, message, code, param), (error.Status, error.Message, error.Code, error.Param));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("[[]]")]
    [InlineData("""{"error":null}""")]
    [InlineData("""{"error":{"message":" "}}""")]
    [InlineData("""{"message":"half \ud83d"}""")]
    [InlineData("""{"message":"cut""")]
    [InlineData("<html><body>502 Bad Gateway</body></html>")]
    [InlineData("binary \u0001\u0002")]
    public void What_says_nothing_is_given_words_of_ours(string body)
    {
        Assert.Equal("The model provider refused the request.", Read(400, body).Message);
        Assert.Equal("The model provider failed. Try again.", Read(500, body).Message);
    }

    [Theory]
    [InlineData("This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens.")]
    [InlineData("This model's maximum context length is 4096 tokens. However, you requested 5000 tokens (4000 in the messages).")]
    [InlineData("This endpoint's maximum context length is 128000 tokens. However, you requested about 130000 tokens.")]
    [InlineData("Your input exceeds the context window of this model. Please adjust your input and try again.")]
    [InlineData("Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in 300000 tokens.")]
    [InlineData("The decoder prompt (length 5000) is longer than the maximum model length of 4096.")]
    [InlineData("The input (5000 tokens) is longer than the model's context length (4096 tokens).")]
    [InlineData("the request exceeds the available context size. try increasing the context size or enable context shift")]
    [InlineData("Context size has been exceeded.")]
    [InlineData("the input length exceeds the context length")]
    [InlineData("prompt too long; exceeded max context length by 12 tokens")]
    [InlineData("Trying to keep the first 5000 tokens when context the overflows. However, the model is loaded with context length of 9.")]
    [InlineData("The number of tokens to keep from the initial prompt is greater than the context length.")]
    [InlineData("Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length")]
    [InlineData("Please reduce the length of the messages or completion.")]
    [InlineData("Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000")]
    [InlineData("This model's maximum prompt length is 131072 but the request contains 537812 tokens.")]
    [InlineData("prompt is too long: 210000 tokens > 200000 maximum")]
    public void A_conversation_that_is_too_long_has_OpenAIs_code_whoever_says_so(string sentence)
    {
        foreach (var body in Wrappings(sentence))
        {
            Assert.All([400, 413, 422, 500], status => Assert.Equal((400, sentence), Told(Read(status, body))));
        }

        static (int Status, string Message) Told(GatewayError error)
        {
            Assert.Equal((GatewayError.InvalidRequest, "context_length_exceeded", "messages"), (error.Type, error.Code, error.Param));
            return (error.Status, error.Message);
        }
    }

    [Theory]
    [InlineData("""{"error":{"message":"Too much.","code":"context_length_exceeded"}}""")]
    [InlineData("""{"error":{"code":400,"message":"Too much.","type":"exceed_context_size_error","n_prompt_tokens":5000}}""")]
    [InlineData("""{"error":{"code":"tokens_limit_reached","message":"Request body too large for gpt-4o-mini model."}}""")]
    [InlineData("""{"error":{"code":"context_length_exceeded"}}""")]
    public void A_code_says_it_too(string body)
    {
        Assert.Equal((400, "context_length_exceeded"), (Read(413, body).Status, Read(413, body).Code));
        Assert.NotEmpty(Read(400, body).Message);
    }

    [Theory]
    [InlineData(413, "Request too large on tokens per minute (TPM): please reduce the length of the messages.", "rate_limit_exceeded")]
    [InlineData(400, "max_tokens is too large: 50000. This model supports at most 16384 completion tokens.", "invalid_value")]
    [InlineData(400, "Invalid 'user': string too long.", "string_above_max_length")]
    public void What_only_sounds_like_it_keeps_its_own_code(int status, string sentence, string code)
    {
        var error = Read(status, $$$"""{"error":{"message":"{{{sentence}}}","code":"{{{code}}}"}}""");

        Assert.Equal((status, sentence, code), (error.Status, error.Message, error.Code));
    }

    [Theory]
    [InlineData(429, "upstream_rate_limited")]
    [InlineData(401, "provider_key_refused")]
    [InlineData(503, "upstream_overloaded")]
    public void A_status_that_says_something_else_is_believed(int status, string code) =>
        Assert.Equal(code, Read(status, """{"error":"This model's maximum context length is 10 tokens"}""").Code);

    [Theory]
    [InlineData("Incorrect key plain-secret-of-the-operator at https://internal.example/v1?x=1", "Incorrect key *** at (url)")]
    [InlineData("sk-abcdefgh is refused by 10.0.0.5:11434", "*** is refused by (address)")]
    [InlineData("dial tcp 192.168.7.20:8000: connect: connection refused", "dial tcp (address): connect: connection refused")]
    public void A_reason_is_cleaned_in_every_wrapping(string reason, string told)
    {
        Assert.All(Wrappings(reason), body => Assert.Equal(told, Read(400, body).Message));
        Assert.All(Wrappings(reason), body => Assert.Equal($"The model provider failed: {told}. Try again.", Read(500, body).Message));
        Assert.True(Read(400, $$"""{"message":"{{new string('x', 5000)}}"}""").Message.Length < 600);
    }

    private static string[] Wrappings(string reason) =>
    [
        $$$"""{"error":{"message":"{{{reason}}}"}}""", $$"""{"object":"error","message":"{{reason}}"}""", $$"""{"error":"{{reason}}"}""",
        $$"""{"detail":"{{reason}}"}""", $$"""{"detail":[{"msg":"{{reason}}"}]}""", $$$"""[{"error":{"message":"{{{reason}}}"}}]""", reason,
    ];

    private static GatewayError Read(int status, string body) => OpenAiErrors.Read(status, Encoding.UTF8.GetBytes(body), Key, null);
}
