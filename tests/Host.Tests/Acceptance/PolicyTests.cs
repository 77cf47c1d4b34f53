using System.Diagnostics;
using System.Text.Json;
using Maru.Host.Tests.Gateway;
using Maru.LlmSimulator;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Acceptance;

/// <summary>AC-14 to AC-17 of the diary: the operator's choice of provider, and nobody else's.</summary>
public sealed class PolicyTests(Worlds worlds) : IClassFixture<Worlds>
{
    private const string Policy = "/api/v1/llm/policy";

    [Theory, EachDialect]
    public async Task A_slow_job_ends_where_it_began_and_the_next_goes_to_the_new_provider(Dialect dialect)
    {
        var world = await worlds.FreshAsync(dialect);
        await world.UseAsync("gemini", Stocking.GeminiKey, "gemini-2.5-flash");
        await world.UseAsync("openai", Stocking.OpenAiKey, "gpt-slow+fault.slow500");
        var asked = Guid.NewGuid().ToString("N");

        var slow = world.Program.ChatAsync(content: asked);
        await world.Simulator.WaitForAsync(r => r.Side == ProviderSide.OpenAi, TimeSpan.FromSeconds(5));
        var version = await world.SwitchAsync("gemini", "gemini-2.5-flash");
        using var next = await world.Program.ChatAsync(content: asked);
        Assert.False(slow.IsCompleted);
        using var finished = await slow;

        Assert.Equal(("openai", (version - 1).ToString(System.Globalization.CultureInfo.InvariantCulture)), Seen(finished));
        Assert.Equal(("gemini", version.ToString(System.Globalization.CultureInfo.InvariantCulture)), Seen(next));
        Assert.Equal([ProviderSide.OpenAi, ProviderSide.Gemini], world.Simulator.Received.Select(r => r.Side));
        Assert.Equal([("gemini", version), ("openai", version - 1)], await RecordedAsync(world, version - 1));
    }

    [Fact]
    public async Task The_name_default_follows_the_policy_until_a_model_is_chosen()
    {
        var world = await worlds.FreshAsync();
        await world.SwitchAsync("builtin", "text-small", "text-large", "image");
        using var before = await world.Program.ChatAsync("default");

        await world.UseAsync("openai", Stocking.OpenAiKey, "gpt-4o-mini");
        using var after = await world.Program.ChatAsync("default");

        Assert.Equal(("builtin", "openai"), (before.Header("x-maru-provider"), after.Header("x-maru-provider")));
        Assert.Equal("gpt-4o-mini", after.Header("x-maru-model"));
        Assert.Equal("policy", (await world.Host.GetAsync("/api/v1/llm/models/current")).Text("source"));
    }

    [Theory]
    [InlineData("abort", 502)]
    [InlineData("503", 503)]
    [InlineData("503retry9", 503)]
    public async Task A_provider_that_is_down_fails_fast_and_no_other_is_asked(string fault, int status)
    {
        var world = await worlds.FreshAsync();
        await world.Host.AddKeyAsync(Stocking.GeminiKey, provider: "gemini");
        await world.UseAsync("openai", Stocking.OpenAiKey, "gpt-4o-mini");
        world.Simulator.Script = Script.Always(fault);
        var watch = Stopwatch.StartNew();

        using var refused = await world.Program.ChatAsync();

        Assert.Equal(status, (int)refused.StatusCode);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
        Assert.All(world.Simulator.Received, r => Assert.Equal(ProviderSide.OpenAi, r.Side));
        Assert.InRange(world.Simulator.Received.Count, 1, 3);
        world.Simulator.Script = Script.Empty;
        using var answered = await world.Program.ChatAsync();
        Assert.Equal("openai", answered.Header("x-maru-provider"));
    }

    [Theory, EachDialect]
    public async Task A_mapping_that_cannot_work_is_refused_and_the_policy_stands(Dialect dialect)
    {
        var world = await worlds.FreshAsync(dialect);
        await world.UseAsync("openai", Stocking.OpenAiKey, "gpt-4o-mini");
        var before = (await world.Host.GetAsync(Policy)).ToString();

        Assert.Equal((400, "llm.invalid_policy"), await ChangeAsync(world, "openai", " "));
        Assert.Equal((422, "llm.probe_failed"), await ChangeAsync(world, "openai", "no-such-model"));
        Assert.Equal((409, "llm.provider_key_missing"), await ChangeAsync(world, "gemini", "gemini-2.5-flash"));
        Assert.Equal((409, "llm.policy_version_conflict"), await ChangeAsync(world, "openai", "gpt-4o", stale: true));
        using var answered = await world.Program.ChatAsync();
        var history = (await world.Host.GetAsync($"{Policy}/history?page_size=3")).Items();

        Assert.Equal(before, (await world.Host.GetAsync(Policy)).ToString());
        Assert.Equal("gpt-4o-mini", answered.Header("x-maru-model"));
        Assert.All(history, h => Assert.Equal(("rejected", JsonValueKind.Null), (h.Text("state"), h.GetProperty("version").ValueKind)));
        Assert.Equal(["llm.provider_key_missing", "llm.probe_failed", "llm.invalid_policy"], history.Select(h => h.Text("rejection")));
    }

    [Theory, EachDialect]
    public async Task A_rollback_is_a_new_version_equal_to_the_old_one(Dialect dialect)
    {
        var world = await worlds.FreshAsync(dialect);
        await world.UseAsync("openai", Stocking.OpenAiKey, "gpt-a");
        var chosen = await world.Host.GetAsync(Policy);
        var version = chosen.GetProperty("version").GetInt64();
        await world.UseAsync("gemini", Stocking.GeminiKey, "gemini-b");

        var rolled = await world.Host.PostAsync($"{Asking.Policy}/rollback", new { version, expected_version = version + 1 });
        using var answered = await world.Program.ChatAsync();

        Assert.Equal((version + 2, version), (rolled.GetProperty("version").GetInt64(), rolled.GetProperty("rolled_back_to").GetInt64()));
        Assert.Equal((chosen.Text("provider"), chosen.GetProperty("mappings").ToString()), (rolled.Text("provider"), rolled.GetProperty("mappings").ToString()));
        Assert.Equal("gpt-a", answered.Header("x-maru-model"));
        Assert.Equal((409, "llm.policy_version_conflict"), await RollBackAsync(world, version, version + 1));
        Assert.Equal((409, "llm.policy_already_active"), await RollBackAsync(world, version + 2, version + 2));
        Assert.Equal((404, "llm.policy_version_not_found"), await RollBackAsync(world, 9_999, version + 2));
    }

    private static async Task<(int, string)> ChangeAsync(GatewayWorld world, string provider, string small, bool stale = false)
    {
        var version = (await world.Host.GetAsync(Policy)).GetProperty("version").GetInt64();
        return await world.Host.Client.TryAsync(HttpMethod.Post, Asking.Policy, new
        {
            provider,
            mappings = new Dictionary<string, object> { [provider] = new { small, large = "gpt-4o", image = "gpt-image-1" } },
            reason = "test",
            expected_version = stale ? version - 1 : version,
        });
    }

    private static Task<(int, string)> RollBackAsync(GatewayWorld world, long version, long expected) =>
        world.Host.Client.TryAsync(HttpMethod.Post, $"{Asking.Policy}/rollback", new { version, expected_version = expected });

    private static async Task<(string, long)[]> RecordedAsync(GatewayWorld world, long since)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var calls = (await world.Host.GetAsync("/api/v1/admin/llm/calls?page_size=100")).Items()
                .Select(c => (c.Text("provider"), Version: c.GetProperty("policy_version").GetInt64())).Where(c => c.Version >= since).Order().ToArray();
            if (calls.Length >= 2 || TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(5))
            {
                return calls;
            }
        }
    }

    private static (string, string) Seen(HttpResponseMessage response) =>
        (response.Header("x-maru-provider"), response.Header("x-maru-policy-version"));
}
