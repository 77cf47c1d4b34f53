namespace Maru.Host.Tests.Acceptance;

/// <summary>E10 of the requirements. Five tries a minute and person: the tests together stay below.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task A_test_says_which_model_answered_or_why_none_did()
    {
        await using var world = await GatewayWorld.StartAsync();

        var good = await TestAsync(world, "openai", Stocking.OpenAiKey);
        var bad = await TestAsync(world, "openai", "sk-bad-canary-1234567890");
        var badGemini = await TestAsync(world, "gemini", "AIzaBadCanary1234567890");
        var unknown = await TestAsync(world, "acme", Stocking.OpenAiKey);

        Assert.Equal((200, "success"), (good.Status, good.Body.Text("status")));
        Assert.Equal("gpt-4o-mini", good.Body.Text("model_used"));
        Assert.All([bad, badGemini], t => Assert.Equal((200, "failed", "auth"), (t.Status, t.Body.Text("status"), t.Body.Text("reason"))));
        Assert.All([bad, badGemini], t => Assert.DoesNotContain("anary", t.Body.ToString(), StringComparison.Ordinal));
        Assert.Equal((400, "llm.unknown_provider"), (unknown.Status, unknown.Body.Text("code")));
        Assert.Equal(0, await world.Host.CountAsync("llm_api_key"));
    }

    [Fact]
    public async Task A_test_of_a_stored_key_is_noted_on_it_and_the_sixth_in_a_minute_waits()
    {
        await using var world = await GatewayWorld.StartAsync(more: ["--Http:Throttle:CallOut=5"]);
        var one = $"{Asking.Keys}/{(await world.Host.AddKeyAsync("sk-poor-1234567890abcdef")).Id()}";

        var tested = await world.Host.PostAsync($"{one}/test", new { });
        var noted = await world.Host.GetAsync(one);
        var statuses = new List<int>();
        foreach (var _ in Enumerable.Range(0, 5))
        {
            statuses.Add((await world.Host.Client.TryAsync(HttpMethod.Post, $"{one}/test", new { })).Status);
        }

        using var refused = await world.Host.Client.AskAsync(HttpMethod.Post, $"{one}/test", new { });
        Assert.Equal(("failed", "quota"), (tested.Text("status"), tested.Text("reason")));
        Assert.Equal("failed", noted.Text("last_test_status"));
        Assert.Equal([200, 200, 200, 200, 429], statuses);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    private static async Task<(int Status, System.Text.Json.JsonElement Body)> TestAsync(GatewayWorld world, string provider, string key)
    {
        using var answer = await world.Host.Client.AskAsync(
            HttpMethod.Post, "/api/v1/admin/llm/test-connection", new { provider, api_key = key });
        return ((int)answer.StatusCode, await answer.JsonAsync());
    }
}
