using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Tests.Llm.Gemini;
using Maru.Modules.Llm.Providers.OpenAi;

namespace Maru.Modules.Tests.Llm.Gateway;

/// <summary>What a body of 19 MB makes each wire allocate beside the body itself.</summary>
public sealed class LongBodyTests
{
    private const int Long = 19_000_000;
    private const long MiB = 1024 * 1024;

    [Fact]
    public async Task The_OpenAI_wire_passes_it_on_without_a_copy()
    {
        var text = new string('a', Long);
        var body = Encoding.UTF8.GetBytes($$"""{"model":"m","messages":[{"role":"user","content":"{{text}}"}],"top_p":1}""");
        RequestFacts facts = default;

        var allocated = Allocated(() => Assert.Null(RequestReader.Read(body, Door.Chat, new ModelNames(), out facts)));
        SplicedContent? content = null;
        allocated += Allocated(() => content = OpenAiBody.Splice(Call(body, facts.ModelAt), out _));

        Assert.InRange(allocated, 0, MiB);
        var sent = new MemoryStream();
        await content!.CopyToAsync(sent, TestContext.Current.CancellationToken);
        var json = JsonNode.Parse(sent.ToArray())!;
        Assert.Equal((0.5, 1.0, "vendor-model"), ((double)json["temperature"]!, (double)json["top_p"]!, (string)json["model"]!));
    }

    [Theory]
    [InlineData("""{"type":"image_url","image_url":{"url":"data:image/png;base64,MEDIA"}}""", "image/png")]
    [InlineData("""{"type":"input_audio","input_audio":{"data":"MEDIA","format":"wav"}}""", "audio/wav")]
    [InlineData("""{"type":"file","file":{"file_data":"data:application/pdf;base64,MEDIA"}}""", "application/pdf")]
    public void The_Gemini_wire_holds_media_once_more(string part, string type)
    {
        var body = $$"""{"messages":[{"role":"user","content":[{{part}}]}]}""";
        var call = Call(Encoding.UTF8.GetBytes(body.Replace("MEDIA", new string('A', Long), StringComparison.Ordinal)), default);
        ArrayBufferWriter<byte>? output = null;
        GatewayError? refused = null;

        var allocated = Allocated(() =>
        {
            output = new ArrayBufferWriter<byte>(call.Body.Length + 2048);
            refused = A.Write(call, output);
        });

        Assert.Null(refused);
        var data = JsonNode.Parse(output!.WrittenSpan)!["contents"]![0]!["parts"]![0]!["inlineData"]!;
        Assert.Equal((type, Long), ((string)data["mimeType"]!, ((string)data["data"]!).Length));

        // The output, and a document's table that is rented as long as the body and hardly touched.
        Assert.InRange(allocated, 0, 55 * MiB);
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"TEXT"}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"text","text":"data:TEXT"}]}]}""")]
    [InlineData("""{"messages":[{"role":"TEXT","content":"x"}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":{"name":"f","url":"data:TEXT"}}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"x":[1LIST]}""")]
    public void The_Gemini_wire_refuses_text_longer_than_any_context_before_it_is_read(string body)
    {
        body = body.Replace("TEXT", new string('A', Long), StringComparison.Ordinal)
            .Replace("LIST", new StringBuilder().Insert(0, ",1", Long / 2).ToString(), StringComparison.Ordinal);
        var call = Call(Encoding.UTF8.GetBytes(body), default);
        GatewayError? refused = null;

        var allocated = Allocated(() => refused = A.Write(call, new ArrayBufferWriter<byte>()));

        Assert.Equal((400, "context_length_exceeded"), (refused?.Status, refused?.Code));
        Assert.InRange(allocated, 0, MiB);
    }

    [Fact]
    public void Media_whose_slashes_are_escaped_arrive_unescaped()
    {
        var output = new ArrayBufferWriter<byte>();

        var body = """{"messages":[{"role":"user","content":[{"type":"image_url","image_url":"data:image\/png;base64,aG\/k"}]}]}"""u8;

        Assert.Null(A.Write(Call(body.ToArray(), default), output));

        Assert.Equal("aG/k", (string?)JsonNode.Parse(output.WrittenSpan)!["contents"]![0]!["parts"]![0]!["inlineData"]!["data"]);
    }

    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static ProviderCall Call(byte[] body, Range modelAt) => new()
    {
        Operation = Operation.Chat,
        Route = new ProviderRoute(
            Provider.Gemini, "vendor-model", new Uri("https://provider.test/v1/"), "key", "key-id",
            """{"temperature":0.5,"top_p":0.9}"""u8.ToArray(), 1),
        Body = body,
        ModelAt = modelAt,
        Stream = false,
        IncludeUsage = false,
        EstimatedInputTokens = 1,
        MaxOutputTokens = null,
    };
}
