using System.Text;
using System.Text.Json;
using Maru.LlmSimulator;

namespace Maru.Host.Tests.Acceptance;

/// <summary>What of a request reaches the provider: everything, as it was written, but for what must differ.</summary>
public sealed class BodyTests(Worlds worlds) : IClassFixture<Worlds>
{
    private const string Chat = "/v1/chat/completions";

    [Theory]
    [InlineData("""{ "messages" : [ {"role":"user","content":"h\u00e9 \ud83d\ude00"} ],"x_unknown":{"a":[1.50,1e3,null],"model":"default"}, "model" : "openai/gpt-4o-mini" , "seed":1}""")]
    [InlineData("""{"model":"openai/gpt-4o-mini","metadata":{"model":"gpt-other","stream":true},"messages":[{"role":"user","content":"{\"model\":\"x\"}"}]}""")]
    [InlineData("{\n\t\"model\":\"openai\\/gpt-4o-mini\",\n\t\"messages\":[{\"role\":\"user\",\"content\":\"비 오는 날\"}],\r\n\t\"tools\":[],\"user\":\"u\"  }\n")]
    public async Task All_but_the_models_name_arrives_byte_for_byte(string sent)
    {
        var world = await worlds.FreshAsync();
        await world.Host.AddKeyAsync();

        using var answer = await world.Program.AskAsync(HttpMethod.Post, Chat, sent);

        answer.EnsureSuccessStatusCode();
        var expected = sent.Replace("\"openai/gpt-4o-mini\"", "\"gpt-4o-mini\"", StringComparison.Ordinal)
            .Replace("\"openai\\/gpt-4o-mini\"", "\"gpt-4o-mini\"", StringComparison.Ordinal);
        Assert.Equal(expected, Encoding.UTF8.GetString(Assert.Single(world.Simulator.Received).Body.Span));
    }

    [Fact]
    public async Task A_models_parameters_fill_what_the_request_leaves_open()
    {
        var world = await worlds.FreshAsync();
        await world.Host.AddKeyAsync();
        await world.Host.AddKeyAsync(Stocking.GeminiKey, provider: "gemini");
        var parameters = new { temperature = 0.25, max_tokens = 77, top_p = 0.5 };
        await world.Host.AddModelAsync("gpt-4o", parameters: parameters);
        await world.Host.AddModelAsync("gemini-2.5-flash", parameters: parameters, provider: "gemini");

        var openAi = await SentAsync(world, """{"model":"gpt-4o","temperature":0.75,"messages":[{"role":"user","content":"hi"}]}""");
        var gemini = (await SentAsync(world, """{"model":"gemini-2.5-flash","temperature":0.75,"messages":[{"role":"user","content":"hi"}]}"""))
            .Json!.Value.GetProperty("generationConfig");

        Assert.Equal("""{"max_tokens":77,"top_p":0.5,"model":"gpt-4o","temperature":0.75,"messages":[{"role":"user","content":"hi"}]}""",
            Encoding.UTF8.GetString(openAi.Body.Span));
        Assert.Equal((0.75, 77, 0.5),
            (gemini.GetProperty("temperature").GetDouble(), gemini.GetProperty("maxOutputTokens").GetInt32(), gemini.GetProperty("topP").GetDouble()));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("\"stream_options\":{\"include_usage\":false},", false)]
    [InlineData("\"stream_options\":null,", false)]
    [InlineData("\"stream_options\":{\"include_usage\":true},", true)]
    public async Task The_usage_chunk_is_asked_for_always_and_passed_on_only_when_asked(string options, bool passed)
    {
        var world = await worlds.FreshAsync();
        await world.Host.AddKeyAsync();

        using var answer = await world.Program.AskAsync(HttpMethod.Post, Chat,
            $$"""{"model":"openai/gpt-4o-mini",{{options}}"stream":true,"messages":[{"role":"user","content":"hi"}]}""");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.True(
            Assert.Single(world.Simulator.Received).Json!.Value.GetProperty("stream_options").GetProperty("include_usage").GetBoolean());
        Assert.Equal(passed, Usages(text).Any());
        Assert.EndsWith("data: [DONE]\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_travel_in_the_vendors_own_header_and_never_in_an_address()
    {
        var world = await worlds.FreshAsync();
        await world.Host.AddKeyAsync();
        await world.Host.AddKeyAsync(Stocking.GeminiKey, provider: "gemini");

        var gemini = await SentAsync(world, """{"model":"gemini/gemini-2.5-flash","messages":[{"role":"user","content":"hi"}]}""");
        var openAi = await SentAsync(world, """{"model":"openai/gpt-4o","messages":[{"role":"user","content":"hi"}]}""");

        Assert.Equal((Stocking.GeminiKey, false), (Header(gemini, "x-goog-api-key"), HasHeader(gemini, "authorization")));
        Assert.Equal(($"Bearer {Stocking.OpenAiKey}", false), (Header(openAi, "authorization"), HasHeader(openAi, "x-goog-api-key")));
        Assert.All([gemini, openAi], r => Assert.DoesNotContain("Good", r.Path + r.Query, StringComparison.OrdinalIgnoreCase));
        Assert.All([gemini, openAi], r => Assert.DoesNotContain(r.Headers.Values, v => v.Contains(world.Secret, StringComparison.Ordinal)));
    }

    private static async Task<ReceivedRequest> SentAsync(GatewayWorld world, string body)
    {
        using var answer = await world.Program.AskAsync(HttpMethod.Post, Chat, body);
        answer.EnsureSuccessStatusCode();
        return world.Simulator.Received[^1];
    }

    private static IEnumerable<JsonElement> Usages(string sse) => sse.Split('\n')
        .Where(line => line.StartsWith("data: {", StringComparison.Ordinal))
        .Select(line => JsonDocument.Parse(line["data: ".Length..]).RootElement)
        .Where(chunk => chunk.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object);

    private static string Header(ReceivedRequest request, string name) =>
        request.Headers.Single(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    private static bool HasHeader(ReceivedRequest request, string name) =>
        request.Headers.Keys.Contains(name, StringComparer.OrdinalIgnoreCase);
}
