using System.Text;
using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Testing;

namespace Maru.Host.Tests.Gateway;

/// <summary>The call log says why, and nothing is bought whose price nobody knows.</summary>
public sealed class CallReasonTests : IAsyncLifetime
{
    private const string Model = "claude-opus-5-5";

    private GatewayWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await GatewayWorld.StartAsync();
        await _world.UseAsync("openai", Stocking.OpenAiKey, "gpt-4o-mini");
        await _world.UseAsync("anthropic", "sk-ant-good-1234567890abcdef", Model, Model, Model);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_call_that_failed_tells_what_its_client_was_told()
    {
        using var answer = await AskAsync(_world.Program, Body("text-large", "\"temperature\": 7"));
        var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("error");

        var call = await LastCallAsync();

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal((told.Text("message"), told.Text("code")), (call.Text("error_message"), call.Text("error_code")));
    }

    [Fact]
    public async Task A_call_tells_what_of_its_request_was_changed()
    {
        using var answer = await AskAsync(_world.Program, Body("openai/gpt-4o-mini", "\"top_k\": 7"));

        Assert.Equal(answer.Headers.GetValues("x-maru-adjusted").Single(), (await LastCallAsync()).Text("adjusted"));
    }

    [Theory]
    [InlineData("\"speed\": \"fast\"", "fast")]
    [InlineData("\"spee\\u0064\": \"f\\u0061st\", \"inference_geo\": \"us\"", "fast_us")]
    [InlineData("\"inference_geo\": \"Somewhere far, far away, beyond the hills\"", "other")]
    public async Task A_key_with_a_budget_cannot_buy_what_has_no_price(string more, string tier)
    {
        using var program = _world.Host.GatewayClient(await _world.Host.ClientKeyAsync(new { cost_per_month_micros = 500_000 }));
        var before = _world.Simulator.Received.Count;

        using var refused = await AskAsync(program, Body("text-large", more));
        var error = await refused.Content.ReadAsStringAsync();
        var asked = _world.Simulator.Received.Count - before;
        using var elsewhere = await AskAsync(program, Body("openai/gpt-4o-mini", more));

        Assert.Equal((403, 0, 200), ((int)refused.StatusCode, asked, (int)elsewhere.StatusCode));
        Assert.Contains($"service tier {tier} ", error, StringComparison.Ordinal);
        Assert.Contains("price_unknown", error, StringComparison.Ordinal);
    }

    private static string Body(string model, string more) =>
        $$"""{"model":"{{model}}","max_tokens":9,{{more}},"messages":[{"role":"user","content":"hello"}]}""";

    private static async Task<HttpResponseMessage> AskAsync(HttpClient program, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await program.PostAsync("/v1/messages", content);
    }

    private async Task<JsonElement> LastCallAsync()
    {
        JsonElement[] calls = [];
        await Poll.UntilAsync(async () => (calls = (await _world.Host.GetAsync("/api/v1/admin/llm/calls")).Items()).Length > 0);
        return calls[0];
    }
}
