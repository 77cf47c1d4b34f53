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
