using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Testing;

namespace Maru.Host.Tests.Gateway;

public sealed class LimitTests
{
    [Fact]
    public async Task Requests_beyond_the_limit_get_429_with_Retry_After()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var program = world.Host.GatewayClient(await world.Host.ClientKeyAsync(new { requests_per_minute = 3 }));

        var answers = new List<HttpResponseMessage>();
        foreach (var _ in Enumerable.Range(0, 5))
        {
            answers.Add(await program.ChatAsync());
        }

        Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        var refused = answers.Last();
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("rate_limit_exceeded", await refused.CodeAsync());
    }

    [Fact]
    public async Task Parallel_requests_cannot_spend_more_than_the_budget()
    {
        await using var world = await GatewayWorld.StartAsync();
        await world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-4o");
        var secret = await world.Host.ClientKeyAsync(new { cost_per_month_micros = 50_000 });
        using var program = world.Host.GatewayClient(secret);

        // Each may cost 200 x 10 USD per million tokens, so that far fewer than a hundred fit at once.
        var statuses = await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
        {
            using var response = await program.ChatAsync(most: 200);
            return (response.StatusCode, Code: response.IsSuccessStatusCode ? null : await response.CodeAsync());
        }));

        Assert.Contains(statuses, s => s.StatusCode == HttpStatusCode.OK);
        Assert.Contains(statuses, s => s is { StatusCode: HttpStatusCode.TooManyRequests, Code: "insufficient_quota" });
        await world.Host.RestartAsync();
        var stats = await world.Host.GetAsync("/api/v1/admin/llm/calls/stats?group_by=key");
        var spent = stats.GetProperty("items").EnumerateArray().Sum(i => decimal.Parse(i.GetProperty("cost").GetString() ?? "0", System.Globalization.CultureInfo.InvariantCulture));
        Assert.InRange(spent, 0.000001m, 0.05m);
    }

    [Theory]
    [InlineData(100, HttpStatusCode.OK)]
    [InlineData(50_000, HttpStatusCode.TooManyRequests)]
    public async Task A_budget_counts_with_the_limit_that_is_sent_for_want_of_one_in_the_request(int limit, HttpStatusCode status)
    {
        await using var world = await GatewayWorld.StartAsync();
        await world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-5-mini");
        await world.Host.PostAsync(
            "/api/v1/admin/llm/models", new { provider = "openai", model_id = "gpt-5-mini", parameters = new { max_tokens = limit } });
        using var program = world.Host.GatewayClient(await world.Host.ClientKeyAsync(new { cost_per_month_micros = 20_000 }));

        using var response = await program.PostAsJsonAsync(
            "/v1/chat/completions", new { model = "text-small", messages = new[] { new { role = "user", content = "hello" } } });

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status is HttpStatusCode.OK ? 1 : 0, world.Simulator.Received.Count);
    }

    [Theory]
    [InlineData("openai", "500")]
    [InlineData("openai", "429")]
    [InlineData("gemini", "500")]
    public async Task What_a_provider_refused_to_do_costs_a_budget_nothing(string provider, string fault)
    {
        await using var world = await GatewayWorld.StartAsync();
        var model = provider == "openai" ? "gpt-4o" : "gemini-2.5-flash";
        await world.UseAsync(provider, provider == "openai" ? "sk-good-1234567890abcdef" : "AIzaGood1234567890abcdef", model);
        await world.Host.PostAsync("/api/v1/admin/llm/prices", new { provider, model_pattern = $"{model}*", input = "1", output = "1" });
        using var program = world.Host.GatewayClient(await world.Host.ClientKeyAsync(new { cost_per_month_micros = 500_000 }));

        using var failed = await program.ChatAsync($"{provider}/{model}+fault.{fault}", most: 200);

        Assert.True((int)failed.StatusCode >= 429);
        JsonElement[] calls = [];
        await Poll.UntilAsync(async () => (calls = (await world.Host.GetAsync("/api/v1/llm/calls")).Items()).Length > 0);
        Assert.Equal(("failed", "0"), (calls[0].Text("outcome"), calls[0].Text("cost")));
    }

    [Fact]
    public async Task A_key_without_the_scope_is_refused()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var program = world.Host.GatewayClient(await world.Host.ClientKeyAsync(scopes: ["models"]));

        using var chat = await program.ChatAsync();
        using var models = await program.GetAsync(new Uri("/v1/models", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, chat.StatusCode);
        Assert.Equal(HttpStatusCode.OK, models.StatusCode);
    }

    [Fact]
    public async Task A_request_beyond_the_size_limit_gets_413()
    {
        await using var world = await GatewayWorld.StartAsync(more: ["--Llm:Gateway:MaxRequestBytes=10000"]);

        using var response = await world.Program.ChatAsync(content: new string('x', 20_000));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("request_too_large", await response.CodeAsync());
    }
}
