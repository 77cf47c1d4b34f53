using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Gateway;

/// <summary>One call with what was said, and what is left of a budget.</summary>
public sealed class CallDetailTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory, EachDialect]
    public async Task A_kept_content_opens_for_its_owner_and_for_an_administrator(Dialect dialect)
    {
        await using var world = await GatewayWorld.StartAsync(dialect, "--Llm:Calls:StoreContent=true");
        await world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-4o-mini");
        var call = await CallAsync(world, "What is maru? My key is sk-canary-1234567890abcdef.");

        var own = await world.Host.GetAsync($"/api/v1/llm/calls/{call.Id()}");
        var seen = await world.Host.GetAsync($"/api/v1/admin/llm/calls/{call.Id()}");

        Assert.Contains("What is maru?", own.GetProperty("content").Text("request"), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", own.ToString(), StringComparison.Ordinal);
        Assert.Contains("chat.completion", own.GetProperty("content").Text("response"), StringComparison.Ordinal);
        Assert.Equal(call.Id(), own.GetProperty("call").Id());
        Assert.Equal(own.ToString(), seen.ToString());
    }

    [Fact]
    public async Task A_content_that_was_not_kept_is_null_and_a_strangers_call_is_not_found()
    {
        await using var world = await GatewayWorld.StartAsync();
        var call = await CallAsync(world, "hello");
        using var stranger = await Identity.People.PersonAsync(world.Host, Maru.Kernel.Access.Role.Operator);

        var own = await world.Host.GetAsync($"/api/v1/llm/calls/{call.Id()}");

        Assert.Equal(JsonValueKind.Null, own.GetProperty("content").ValueKind);
        Assert.Equal((404, "llm.call_not_found"), await stranger.TryAsync(HttpMethod.Get, $"/api/v1/llm/calls/{call.Id()}"));
        Assert.Equal((403, "http.forbidden"), await stranger.TryAsync(HttpMethod.Get, $"/api/v1/admin/llm/calls/{call.Id()}"));
    }

    [Theory, EachDialect]
    public async Task A_call_moves_the_last_use_of_the_providers_key(Dialect dialect)
    {
        await using var world = await GatewayWorld.StartAsync(dialect);
        await world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-4o-mini");
        var unused = Assert.Single((await world.Host.GetAsync(Asking.Keys)).Items());

        var call = await CallAsync(world, "hello");

        var used = Assert.Single((await world.Host.GetAsync(Asking.Keys)).Items());
        Assert.Equal(JsonValueKind.Null, unused.GetProperty("last_used_at").ValueKind);
        Assert.Equal(call.GetProperty("at").GetDateTimeOffset(), used.GetProperty("last_used_at").GetDateTimeOffset());
    }

    [Theory, EachDialect]
    public async Task A_budget_says_what_was_spent_and_what_is_left(Dialect dialect)
    {
        await using var world = await GatewayWorld.StartAsync(dialect);
        await world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-4o");
        using var program = world.Host.GatewayClient(await world.Host.ClientKeyAsync(new { cost_per_month_micros = 50_000 }));
        var cost = decimal.Parse((await CallAsync(world, "hello", program)).Text("cost"), System.Globalization.CultureInfo.InvariantCulture);

        var budgets = (await world.Host.GetAsync("/api/v1/llm/budgets")).Items();
        var limited = Assert.Single(budgets, b => b.GetProperty("limit").ValueKind == JsonValueKind.String);
        var free = Assert.Single(budgets, b => b.GetProperty("limit").ValueKind == JsonValueKind.Null);

        Assert.True(cost > 0);
        Assert.Equal(("0.05", cost, 0.05m - cost), (limited.Text("limit"), Dollars(limited, "spent"), Dollars(limited, "left")));
        Assert.Equal((0m, JsonValueKind.Null), (Dollars(free, "spent"), free.GetProperty("left").ValueKind));
        Assert.Equal(2, (await world.Host.GetAsync("/api/v1/admin/llm/budgets")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task An_unknown_path_under_v1_asks_for_a_key_before_it_says_anything()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var nobody = world.Host.GatewayClient("mk_none");
        var path = new Uri("/v1/no/such/path", UriKind.Relative);

        using var refused = await nobody.GetAsync(path);
        using var known = await world.Program.GetAsync(path);

        Assert.Equal((401, "invalid_api_key"), ((int)refused.StatusCode, await refused.CodeAsync()));
        Assert.Equal((404, "unknown_url"), ((int)known.StatusCode, await known.CodeAsync()));
    }

    private static decimal Dollars(JsonElement budget, string name) =>
        decimal.Parse(budget.Text(name), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Makes a call and waits until it is written down.</summary>
    private static async Task<JsonElement> CallAsync(GatewayWorld world, string content, HttpClient? program = null)
    {
        using var answer = await (program ?? world.Program).ChatAsync(content: content, most: 50);
        answer.EnsureSuccessStatusCode();
        await answer.Content.CopyToAsync(Stream.Null);
        var started = TimeProvider.System.GetTimestamp();
        JsonElement[] calls = [];
        while (calls.Length == 0 && TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            calls = (await world.Host.GetAsync("/api/v1/llm/calls")).Items();
        }

        return Assert.Single(calls);
    }
}
