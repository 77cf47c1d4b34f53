using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Tests.Llm.Gemini;

public sealed class ImagesTests
{
    private const string Drawn = """
        {"candidates":[{"content":{"parts":[{"text":"Here:"},{"inlineData":{"mimeType":"image/png","data":"c2tldGNo"},"thought":true},
            {"inlineData":{"mimeType":"image/png","data":"aGk+\u003d"}}]},"finishReason":"STOP"}],
         "usageMetadata":{"promptTokenCount":5,"candidatesTokenCount":1290,"promptTokensDetails":[{"modality":"TEXT","tokenCount":5}]}}
        """;

    [Theory]
    [InlineData("1536x1024", "3:2")]
    [InlineData("1024x1536", "2:3")]
    [InlineData("512x512", "1:1")]
    [InlineData("1920x1080", "16:9")]
    public async Task A_size_becomes_the_nearest_ratio(string size, string ratio)
    {
        var upstream = StubUpstream.Json(Drawn);

        await A.Asked(upstream, Call($$"""{"prompt":"a cat","size":"{{size}}"}"""));

        A.SameJson($$$"""
            {"contents":[{"role":"user","parts":[{"text":"a cat"}]}],
             "generationConfig":{"responseModalities":["TEXT","IMAGE"],"imageConfig":{"aspectRatio":"{{{ratio}}}"} } }
            """, upstream.Asked[0].Body);
    }

    [Fact]
    public async Task Several_images_are_several_calls_with_their_counts_added()
    {
        var upstream = StubUpstream.Json(Drawn);

        var (report, reply) = await A.Asked(upstream, Call("""{"prompt":"a cat","n":2}"""));

        Assert.Equal(2, upstream.Asked.Count);
        Assert.Equal(new TokenUsage(10, 2580), report.Usage);
        A.SameJson("""
            {"created":1700000000,"output_format":"png","data":[{"b64_json":"aGk+="},{"b64_json":"aGk+="}],
             "usage":{"input_tokens":10,"output_tokens":2580,"total_tokens":2590,"input_tokens_details":{"text_tokens":10,"image_tokens":0}}}
            """, reply.Text);
    }

    [Theory]
    [InlineData("""{"candidates":[{"finishReason":"IMAGE_SAFETY"}],"usageMetadata":{"promptTokenCount":5}}""")]
    [InlineData("""{"promptFeedback":{"blockReason":"SAFETY"},"usageMetadata":{"promptTokenCount":5}}""")]
    [InlineData("""{"candidates":[{"content":{"parts":[{"text":"I cannot."}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":5}}""")]
    public async Task An_answer_without_image_is_a_policy_refusal(string body)
    {
        var (report, reply) = await A.Asked(StubUpstream.Json(body), Call("""{"prompt":"x"}"""));

        Assert.Equal((400, "content_policy_violation", 5), (report.Error!.Status, report.Error.Code, report.Usage.Input));
        Assert.False(reply.Started);
    }

    [Theory]
    [InlineData("{}", "invalid_prompt")]
    [InlineData("""{"prompt":"x","n":5}""", "unsupported_value")]
    [InlineData("""{"prompt":"x","size":"big"}""", "invalid_size")]
    [InlineData("""{"prompt":"x","response_format":"url"}""", "unsupported_value")]
    [InlineData("""{"prompt":"x","background":"transparent"}""", "unsupported_value")]
    public async Task What_the_model_cannot_do_is_refused(string body, string code)
    {
        var (report, _) = await A.Asked(StubUpstream.Json(Drawn), Call(body));

        Assert.Equal((CallOutcome.Refused, code), (report.Outcome, report.Error!.Code));
    }

    private static Maru.Modules.Llm.Providers.ProviderCall Call(string body) => A.Call(body, Operation.Images, model: "gemini-2.5-flash-image");
}
