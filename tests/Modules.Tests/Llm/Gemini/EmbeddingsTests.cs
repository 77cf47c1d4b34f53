using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Tests.Llm.Gemini;

public sealed class EmbeddingsTests
{
    [Fact]
    public async Task One_text_is_embedded_with_its_dimensions()
    {
        var upstream = StubUpstream.Json("""{"embedding":{"values":[0.5,-1,2]}}""");

        var (report, reply) = await A.Asked(upstream, Call("""{"input":"hello","dimensions":3}"""));

        Assert.EndsWith("/models/gemini-embedding-001:embedContent", upstream.Asked[0].Address.AbsoluteUri, StringComparison.Ordinal);
        A.SameJson("""{"model":"models/gemini-embedding-001","content":{"parts":[{"text":"hello"}]},"outputDimensionality":3}""", upstream.Asked[0].Body);
        A.SameJson("""
            {"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.5,-1,2]}],"model":"gemini-embedding-001",
             "usage":{"prompt_tokens":2,"total_tokens":2}}
            """, reply.Text);
        Assert.Equal(new TokenUsage(2, 0), report.Usage);
    }

    [Fact]
    public async Task Many_texts_go_in_batches_and_come_back_in_order_as_base64()
    {
        var upstream = new StubUpstream(turn => StubUpstream.Respond(new MemoryStream(Encoding.UTF8.GetBytes(
            $$$"""{"embeddings":[{{{string.Join(',', Enumerable.Range(turn * 100, turn == 2 ? 5 : 100).Select(i => $$"""{"values":[{{i}}]}"""))}}}],"usageMetadata":{"promptTokenCount":7}}""")), "application/json"));
        var input = JsonSerializer.Serialize(Enumerable.Range(0, 205).Select(i => "text " + i));

        var (report, reply) = await A.Asked(upstream, Call($$"""{"input":{{input}},"encoding_format":"base64"}"""));

        var data = JsonNode.Parse(reply.Text)!["data"]!.AsArray();
        Assert.Equal(Enumerable.Range(0, 205).Select(i => (float)i), data.Select(one => BitConverter.ToSingle(Convert.FromBase64String((string)one!["embedding"]!))));
        Assert.Equal([100, 100, 5], upstream.Asked.Select(asked => JsonNode.Parse(asked.Body)!["requests"]!.AsArray().Count));
        Assert.Equal(21, report.Usage.Input);
    }

    [Theory]
    [InlineData("""{"embeddings":[{"values":[1]}]}""")]
    [InlineData("""{"embeddings":[{"values":[1]},{"values":[]}]}""")]
    [InlineData("""{"embeddings":[{"values":[1]},{"values":["x"]}]}""")]
    [InlineData("""{"embeddings":[{"values":[1]},{"values":[1e99]}]}""")]
    [InlineData("{}")]
    public async Task Vectors_that_are_missing_or_no_numbers_are_garbled(string body)
    {
        var (report, reply) = await A.Asked(StubUpstream.Json(body), Call("""{"input":["a","b"]}"""));

        Assert.Equal("upstream_garbled", report.Error!.Code);
        Assert.False(reply.Started);
    }

    [Theory]
    [InlineData("""{"input":[]}""", "invalid_input")]
    [InlineData("""{"input":""}""", "invalid_input")]
    [InlineData("""{"input":[1,2]}""", "invalid_input")]
    [InlineData("{}", "invalid_input")]
    [InlineData("""{"input":"x","encoding_format":"hex"}""", "invalid_encoding_format")]
    [InlineData("""{"input":"x","dimensions":0}""", "invalid_dimensions")]
    public async Task Bad_input_is_refused(string body, string code)
    {
        var (report, _) = await A.Asked(StubUpstream.Json("{}"), Call(body));

        Assert.Equal((CallOutcome.Refused, code), (report.Outcome, report.Error!.Code));
    }

    private static Maru.Modules.Llm.Providers.ProviderCall Call(string body) => A.Call(body, Operation.Embeddings, model: "gemini-embedding-001");
}
