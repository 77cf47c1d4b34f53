using System.Text;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.OpenAi;

namespace Maru.Modules.Tests.Llm.OpenAi;

/// <summary>A server's reason reaches the client, in whatever it is wrapped, and never with a key, an address or a page of HTML.</summary>
public sealed class OpenAiErrorsTests
{
    private const string Key = "plain-secret-of-the-operator";

    [Theory]
    [InlineData("""{"error":{"message":"Bad field.","type":"invalid_request_error","param":"x","code":"bad"}}""", "Bad field.", "bad", "x")]
    [InlineData("""{"object":"error","message":"Bad field.","type":"BadRequestError","param":null,"code":400}""", "Bad field.", "invalid_request", null)]
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
    [InlineData("""{"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{\"error\":{\"message\":\"Bad field.\"}}"}}}""",
        "Bad field.", "invalid_request", null)]
    [InlineData("""{"error":{"message":"","detail":"Bad field."}}""", "Bad field.", "invalid_request", null)]
    [InlineData("""{"error":{"message":"Provider returned error","metadata":{"raw":"<html>"}}}""", "Provider returned error", "invalid_request", null)]
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
    [InlineData(400, """{"error":{"message":"This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}""")]
    [InlineData(400, """{"object":"error","message":"This model's maximum context length is 4096 tokens. However, you requested 5000 tokens (4000 in the messages, 1000 in the completion).","type":"BadRequestError","param":null,"code":400}""")]
    [InlineData(400, """{"error":{"message":"The decoder prompt (length 5000) is longer than the maximum model length of 4096. Make sure that `max_model_len` is no smaller.","type":"BadRequestError","code":400}}""")]
    [InlineData(400, """{"error":{"code":400,"message":"the request exceeds the available context size. try increasing the context size or enable context shift","type":"exceed_context_size_error","n_prompt_tokens":5000}}""")]
    [InlineData(500, """{"error":{"code":500,"message":"Context size has been exceeded.","type":"server_error"}}""")]
    [InlineData(400, """{"error":"Trying to keep the first 5000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough. Try to load the model with a larger context length."}""")]
    [InlineData(500, """{"error":{"message":"the input length exceeds the context length","type":"api_error","param":null,"code":null}}""")]
    [InlineData(400, """{"error":{"message":"prompt too long; exceeded max context length by 12 tokens","type":"invalid_request_error"}}""")]
    [InlineData(400, """{"error":{"message":"This endpoint's maximum context length is 128000 tokens. However, you requested about 130000 tokens.","code":400}}""")]
    [InlineData(422, """{"object":"error","message":"Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length","type":"invalid_request_prompt","code":"3051"}""")]
    [InlineData(400, """{"error":{"message":"Please reduce the length of the messages or completion.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}""")]
    [InlineData(400, """{"error":{"message":"Your input exceeds the context window of this model. Please adjust your input and try again.","type":"invalid_request_error"}}""")]
    [InlineData(413, """{"error":{"code":"tokens_limit_reached","message":"Request body too large for gpt-4o-mini model. Max size: 8000 tokens."}}""")]
    [InlineData(422, """{"error":"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000","error_type":"validation"}""")]
    [InlineData(400, "This model's maximum prompt length is 131072 but the request contains 537812 tokens.")]
    [InlineData(400, """{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 210000 tokens > 200000 maximum"}}""")]
    public void A_conversation_that_is_too_long_has_OpenAIs_code_whoever_says_so(int status, string body)
    {
        var error = Read(status, body);

        Assert.Equal((400, GatewayError.InvalidRequest, "context_length_exceeded", "messages"), (error.Status, error.Type, error.Code, error.Param));
        Assert.NotEmpty(error.Message);
    }

    [Theory]
    [InlineData(413, """{"error":{"message":"Request too large for model `llama` on tokens per minute (TPM): Limit 6000, Requested 9000, please reduce the length of the messages.","type":"tokens","code":"rate_limit_exceeded"}}""", "rate_limit_exceeded")]
    [InlineData(400, """{"error":{"message":"max_tokens is too large: 50000. This model supports at most 16384 completion tokens."}}""", "invalid_request")]
    [InlineData(400, """{"error":{"message":"Invalid 'user': string too long.","code":"string_above_max_length"}}""", "string_above_max_length")]
    [InlineData(429, """{"error":{"message":"This model's maximum context length is 10 tokens"}}""", "upstream_rate_limited")]
    [InlineData(401, """{"error":{"message":"This model's maximum context length is 10 tokens"}}""", "provider_key_refused")]
    public void What_only_sounds_like_it_keeps_its_own_code(int status, string body, string code) => Assert.Equal(code, Read(status, body).Code);

    [Theory]
    [InlineData("Incorrect key plain-secret-of-the-operator at https://internal.example/v1?x=1", "Incorrect key *** at (url)")]
    [InlineData("sk-abcdefgh is refused by 10.0.0.5:11434", "*** is refused by (address)")]
    [InlineData("dial tcp 192.168.7.20:8000: connect: connection refused", "dial tcp (address): connect: connection refused")]
    public void A_reason_is_cleaned_in_every_wrapping(string reason, string told)
    {
        string[] bodies =
            [$$"""{"detail":"{{reason}}"}""", $$"""{"error":"{{reason}}"}""", $$"""{"detail":[{"msg":"{{reason}}"}]}""", reason];

        Assert.All(bodies, body => Assert.Equal(told, Read(400, body).Message));
        Assert.All(bodies, body => Assert.Equal($"The model provider failed: {told}. Try again.", Read(500, body).Message));
        Assert.True(Read(400, $$"""{"message":"{{new string('x', 5000)}}"}""").Message.Length < 600);
    }

    private static GatewayError Read(int status, string body) => OpenAiErrors.Read(status, Encoding.UTF8.GetBytes(body), Key, null);
}
