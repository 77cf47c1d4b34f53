using System.Net;
using System.Text.Json;
using Maru.Testing;

namespace Maru.Host.Tests.Providers;

/// <summary>What a new provider brings is all the server needs to know of it.</summary>
public sealed class ToyProviderTests(ToyWorld world) : IClassFixture<ToyWorld>
{
    private const string Keys = "/api/v1/admin/llm/api-keys";
    private const string Name = "toy.vendor";

    [Fact]
    public async Task Its_key_of_the_environment_is_taken_over_and_so_is_a_default_by_its_former_name()
    {
        var status = await world.Host.GetAsync("/api/v1/llm/status");
        var keys = await world.Host.GetAsync($"{Keys}?provider=gemini&page_size=100");

        Assert.True(Of(status, "providers").GetProperty("usable").GetBoolean());
        Assert.Equal("gemini/toy-1", status.GetProperty("current").GetProperty("model").GetString());
        Assert.Contains(Items(keys), k => k.GetProperty("name").GetString() == "[Migrated] TOY_API_KEY");
    }

    [Fact]
    public async Task A_fresh_server_has_its_models_in_mind_and_lists_them()
    {
        var policy = await world.Host.GetAsync("/api/v1/llm/policy");
        var catalogue = await world.Host.GetAsync("/api/v1/llm/catalog?provider=gemini");

        var mapping = policy.GetProperty("mappings").GetProperty("gemini");
        Assert.Equal(("toy-1", "toy-draw"), (mapping.GetProperty("large").GetString(), mapping.GetProperty("image").GetString()));
        Assert.Equal(["toy-1", "toy-draw"], Items(catalogue).Select(m => m.GetProperty("model_id").GetString()));
    }

    [Fact]
    public async Task A_key_is_measured_by_its_shape()
    {
        var inactive = await world.Host.PostAsync(Keys, new { provider = "gemini", api_key = "AIza1234567890", is_active = false });
        var usual = await world.Host.PostAsync(Keys, new { provider = "gemini", api_key = "toy-1234567890", is_active = false });

        Assert.Equal("Toy's keys usually begin with toy-.", Assert.Single(inactive.GetProperty("warnings").EnumerateArray()).GetString());
        Assert.False(usual.TryGetProperty("warnings", out _));
    }

    [Fact]
    public async Task A_connection_is_tried_by_its_own_request_at_its_own_address()
    {
        var tried = await world.Host.PostAsync(
            "/api/v1/admin/llm/test-connection", new { provider = "gemini", api_key = "toy-tried-1234" });

        Assert.Equal(("success", "toy-1"), (tried.GetProperty("status").GetString(), tried.GetProperty("model_used").GetString()));
        Assert.Contains(("""POST http://toy.test/v9/play {"toy":"toy-1","most":1}""", "toy-tried-1234"), world.Probes);
    }

    [Fact]
    public async Task It_answers_by_its_own_client_and_only_for_its_own_models()
    {
        var (status, text) = await world.AskAsync("gemini/toy-1");
        var (unknown, _) = await world.AskAsync("gemini/gemini-3.8-flash");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (status, unknown));
        Assert.Equal("""{"Model":"toy-1","ApiKey":"toy-from-outside-1234","BaseUrl":"http://toy.test/v9/"}""", text);
    }

    [Fact]
    public async Task Its_calls_have_its_price_and_metrics_and_traces_know_it_by_its_name()
    {
        await world.AskAsync("gemini/toy-1");
        var metrics = new Uri("/metrics", UriKind.Relative);
        JsonElement[] calls = [];
        await Poll.UntilAsync(async () => (calls = await CallsAsync()).Length > 0);
        await Poll.UntilAsync(() => Task.FromResult(world.Spans.Any(s => s.Tags.GetValueOrDefault("gen_ai.provider.name") == Name)));

        Assert.Equal("0.000011", calls[0].GetProperty("cost").GetString());
        Assert.Equal("built-in/2026-11-30/0/toy-*", calls[0].GetProperty("price_id").GetString());
        Assert.Contains(Name, await world.Host.Client.GetStringAsync(metrics), StringComparison.Ordinal);
    }

    private async Task<JsonElement[]> CallsAsync() =>
        [.. Items(await world.Host.GetAsync("/api/v1/admin/llm/calls?provider=gemini&outcome=succeeded"))];

    private static JsonElement.ArrayEnumerator Items(JsonElement page) => page.GetProperty("items").EnumerateArray();

    private static JsonElement Of(JsonElement status, string list) =>
        status.GetProperty(list).EnumerateArray().Single(p => p.GetProperty("provider").GetString() == "gemini");
}
