using System.Text;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Tests.Llm.Gateway;

public sealed class RequestReaderTests
{
    private static readonly ModelNames Names = new();

    [Fact]
    public void The_facts_of_a_chat_are_found_wherever_they_stand()
    {
        const string Body = """{ "messages": [{"role":"user","content":"hello there"}], "stream":true, "max_tokens": 50, "stream_options":{"include_usage":true}, "model" : "text-small" , "odd":{"a":[1,{"model":"inner"}]}}""";

        var error = Read(Body, out var facts);

        Assert.Null(error);
        Assert.Equal("text-small", facts.Model);
        Assert.Equal("\"text-small\"", Body[facts.ModelAt]);
        Assert.True(facts.Stream);
        Assert.True(facts.IncludeUsage);
        Assert.Equal(50, facts.MaxOutputTokens);
        Assert.Equal("""{"include_usage":true}""", Body[facts.StreamOptionsAt]);
    }

    [Theory]
    [InlineData("", "malformed_json")]
    [InlineData("[]", "malformed_json")]
    [InlineData("{\"model\":\"m\",\"messages\":[{}]", "malformed_json")]
    [InlineData("{\"model\":\"m\",\"messages\":[{}]} x", "malformed_json")]
    [InlineData("{\"messages\":[{}]}", "missing_required_parameter")]
    [InlineData("{\"model\":\"m\"}", "missing_required_parameter")]
    [InlineData("{\"model\":\"m\",\"messages\":[]}", "empty_array")]
    [InlineData("{\"model\":7,\"messages\":[{}]}", "invalid_type")]
    [InlineData("{\"model\":\"\",\"messages\":[{}]}", "invalid_type")]
    [InlineData("{\"model\":\"m\",\"messages\":\"hi\"}", "invalid_type")]
    [InlineData("{\"model\":\"m\",\"messages\":[{}],\"stream\":\"yes\"}", "invalid_type")]
    [InlineData("{\"model\":\"m\",\"messages\":[{}],\"stream_options\":1}", "invalid_type")]
    [InlineData("{\"model\":\"m\",\"messages\":[{}],\"max_tokens\":0}", "invalid_value")]
    [InlineData("{\"model\":\"m\",\"messages\":[{}],\"max_tokens\":1.5}", "invalid_value")]
    [InlineData("{\"model\":\"m\",\"messages\":[{}],\"n\":129}", "unsupported_value")]
    [InlineData("{\"model\":\"m\",\"messages\":[{}],\"n\":0}", "unsupported_value")]
    [InlineData("{\"model\":\"a\",\"model\":\"b\",\"messages\":[{}]}", "duplicate_parameter")]
    [InlineData("{\"mod\\u0065l\":\"a\",\"model\":\"b\",\"messages\":[{}]}", "duplicate_parameter")]
    public void What_is_wrong_is_named(string body, string code)
    {
        var error = Read(body, out _);

        Assert.Equal(code, error?.Code);
        Assert.Equal(400, error?.Status);
    }

    [Fact]
    public void A_picture_counts_as_a_picture_and_not_as_its_bytes()
    {
        var picture = "data:image/png;base64," + new string('A', 300_000);

        Read($$$"""{"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"{{{picture}}}"}}]}]}""", out var facts);

        Assert.InRange(facts.EstimatedInputTokens, 2_000, 4_000);
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var deep = "{\"model\":\"m\",\"messages\":" + new string('[', 500) + new string(']', 500) + "}";

        Assert.Equal("malformed_json", Read(deep, out _)?.Code);
    }

    [Fact]
    public void Invalid_utf8_in_the_name_is_refused()
    {
        byte[] body = [.. "{\"model\":\""u8, 0xff, 0xfe, .. "\",\"messages\":[{}]}"u8];

        Assert.NotNull(RequestReader.Read(body, Door.Chat, Names, out _));
    }

    private static GatewayError? Read(string body, out RequestFacts facts) =>
        RequestReader.Read(Encoding.UTF8.GetBytes(body), Door.Chat, Names, out facts);
}
