using System.Net;
using System.Net.Http.Json;

namespace Maru.Host.Tests.Gateway;

public sealed class PassageTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(4_096)]
    [InlineData(30_000)]
    [InlineData(3_000_000)]
    public async Task An_answer_of_any_length_passes_whole(int bytes)
    {
        await using var world = await GatewayWorld.StartAsync();
        await world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-4o-mini");

        using var response = await world.Program.ChatAsync($"openai/gpt-4o-mini+size.{bytes}").WaitAsync(TimeSpan.FromSeconds(20));
        var text = await response.Content.ReadAsStringAsync().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.True(text.Length > bytes);
        Assert.EndsWith("}", text.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_name_that_hides_the_model_hides_how_it_wants_to_be_asked(bool stream)
    {
        await using var world = await GatewayWorld.StartAsync();
        await world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-5-mini");

        using var response = await world.Program.PostAsJsonAsync("/v1/chat/completions", new
        {
            model = "text-small",
            stream,
            messages = new[] { new { role = "user", content = "hello" } },
            max_tokens = 40,
            temperature = 0.2,
        });

        Assert.Equal((HttpStatusCode.OK, "max_tokens=renamed, temperature=dropped"),
            (response.StatusCode, response.Headers.GetValues("x-maru-adjusted").Single()));
        var sent = world.Simulator.Received[^1].Json!.Value;
        Assert.Equal(40, sent.GetProperty("max_completion_tokens").GetInt32());
        Assert.False(sent.TryGetProperty("temperature", out _));
    }

    [Fact]
    public async Task Embeddings_pass_whole()
    {
        await using var world = await GatewayWorld.StartAsync();
        await world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-4o-mini");

        using var response = await world.Program.PostAsJsonAsync("/v1/embeddings", new { model = "openai/text-embedding-3-small", input = new[] { "rain", "sun" } })
            .WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(2, (await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("data").GetArrayLength());
    }
}
