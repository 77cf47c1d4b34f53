using System.Text.Json;
using Maru.Host.Tests.Acceptance;

namespace Maru.Host.Tests.Gateway;

/// <summary>Programs that continue texts, answered by models that only talk, and by those that do continue texts.</summary>
public sealed class CompletionsTests(Worlds worlds) : IClassFixture<Worlds>
{
    private const string Path = "/v1/completions";

    [Theory]
    [InlineData("builtin/text-small", "", "")]
    [InlineData("openai/gpt-4o-mini", "[gpt-4o-mini] You said: Once upon", "/v1/chat/completions")]
    [InlineData("openai/gpt-3.5-turbo-instruct", "[gpt-3.5-turbo-instruct] You said: Once upon", "/v1/completions")]
    [InlineData("gemini/gemini-3.5-flash", "[gemini-3.5-flash] You said: Once upon", "/v1beta/models/gemini-3.5-flash:generateContent")]
    [InlineData("openai_compatible/llama", "[llama] You said: Once upon", "/v1/completions")]
    public async Task A_text_is_continued_by_every_provider(string model, string text, string upstream)
    {
        var world = await worlds.WithEveryKeyAsync();

        var whole = await world.Program.DoAsync(HttpMethod.Post, Path, new { model, prompt = "Once upon" });
        using var streamed = await world.Program.AskAsync(HttpMethod.Post, Path, new { model, prompt = "Once upon", stream = true });
        var events = await streamed.Content.ReadAsStringAsync();

        Assert.Equal("text_completion", whole.Text("object"));
        Assert.Equal("stop", whole.GetProperty("choices")[0].Text("finish_reason"));
        var said = whole.GetProperty("choices")[0].Text("text");
        Assert.True(text.Length == 0 ? said.Length > 0 : said == text, said);
        Assert.Equal(said, TextOf(events));
        Assert.True(whole.GetProperty("usage").GetProperty("completion_tokens").GetInt32() > 0);
        Assert.DoesNotContain("\"usage\":{", events, StringComparison.Ordinal);
        Assert.EndsWith("data: [DONE]\n\n", events, StringComparison.Ordinal);
        Assert.Equal(upstream, world.Simulator.Received.FirstOrDefault(one => !one.Stream)?.Path ?? "");
    }

    [Theory]
    [InlineData("builtin/text-small", 400)]
    [InlineData("openai/gpt-4o-mini", 400)]
    [InlineData("openai/gpt-3.5-turbo-instruct", 200)]
    public async Task Only_a_model_that_continues_texts_repeats_the_prompt(string model, int status)
    {
        var world = await worlds.WithEveryKeyAsync();

        using var answer = await world.Program.AskAsync(HttpMethod.Post, Path, new { model, prompt = "a", echo = true });

        Assert.Equal(status, (int)answer.StatusCode);
        var said = await answer.JsonAsync();
        Assert.Equal(status == 200 ? "" : "echo", status == 200 ? "" : said.GetProperty("error").Text("param"));
    }

    private static string TextOf(string events) => string.Concat(events.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
        .Where(one => one.StartsWith("data: {", StringComparison.Ordinal))
        .Select(one => JsonDocument.Parse(one["data: ".Length..]).RootElement.GetProperty("choices"))
        .Where(choices => choices.GetArrayLength() > 0).Select(choices => choices[0].Text("text")));
}
