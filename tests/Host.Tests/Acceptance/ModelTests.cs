using System.Text.Json;
using Maru.Host.Tests.Gateway;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Acceptance;

/// <summary>E6–E9 and E11–E13 of the requirements: which model answers, changed while the server runs.</summary>
public sealed class ModelTests(Worlds worlds) : IClassFixture<Worlds>
{
    private const string Current = "/api/v1/llm/models/current";

    [Theory, EachDialect]
    public async Task Selecting_makes_a_model_the_current_one(Dialect dialect)
    {
        var host = (await worlds.FreshAsync(dialect)).Host;
        await host.AddKeyAsync();
        var model = await host.AddModelAsync("gpt-4o", "Large");

        var selected = await host.PostAsync($"{Asking.Models}/{model.Id()}/select", null);
        var current = await host.GetAsync(Current);
        var cleared = await host.Client.DoAsync(HttpMethod.Delete, "/api/v1/admin/llm/selection");

        Assert.Equal(("selected", model.Id()), (selected.Text("status"), selected.Text("model_id")));
        Assert.Equal(("openai/gpt-4o", "selected", model.Id()), (current.Text("model"), current.Text("source"), current.Text("config_id")));
        Assert.NotEqual("selected", cleared.Text("source"));
        Assert.True(cleared.GetProperty("version").GetInt64() > current.GetProperty("version").GetInt64());
    }

    [Theory, EachDialect]
    public async Task A_model_whose_provider_has_no_key_is_selected_only_by_force(Dialect dialect)
    {
        var host = (await worlds.FreshAsync(dialect)).Host;
        var select = $"{Asking.Models}/{(await host.AddModelAsync("gpt-4o")).Id()}/select";

        Assert.Equal((409, "llm.provider_key_missing"), await host.Client.TryAsync(HttpMethod.Post, select));
        Assert.NotEqual("selected", (await host.GetAsync(Current)).Text("source"));
        Assert.Equal(200, (await host.Client.TryAsync(HttpMethod.Post, $"{select}?force=true")).Status);
        Assert.Equal("selected", (await host.GetAsync(Current)).Text("source"));
    }

    [Theory, EachDialect]
    public async Task The_default_is_one_however_it_is_set(Dialect dialect)
    {
        var host = (await worlds.FreshAsync(dialect)).Host;
        var a = await host.AddModelAsync("gpt-a", isDefault: true);
        var b = await host.AddModelAsync("gemini-b", isDefault: true, provider: "gemini");
        Assert.Equal([b.Id()], await DefaultsAsync(host));

        await host.Client.DoAsync(HttpMethod.Patch, $"{Asking.Models}/{a.Id()}", new { is_default = true });
        Assert.Equal([a.Id()], await DefaultsAsync(host));

        var set = await host.PostAsync($"{Asking.Models}/{b.Id()}/set-default", null);

        Assert.True(set.GetProperty("is_default").GetBoolean());
        Assert.Equal([b.Id()], await DefaultsAsync(host));
        Assert.Equal(
            ("gemini/gemini-b", "default"), ((await host.GetAsync(Current)).Text("model"), (await host.GetAsync(Current)).Text("source")));
    }

    [Theory, EachDialect]
    public async Task Fifty_defaults_set_at_once_leave_exactly_one(Dialect dialect)
    {
        var host = (await worlds.FreshAsync(dialect)).Host;
        var ids = new List<string>();
        foreach (var n in Enumerable.Range(0, 10))
        {
            ids.Add((await host.AddModelAsync($"gpt-{n}")).Id());
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(n => host.Client.TryAsync(HttpMethod.Post, $"{Asking.Models}/{ids[n % 10]}/set-default")));

        Assert.All(answers, a => Assert.Equal(200, a.Status));
        var winner = Assert.Single(await DefaultsAsync(host));
        Assert.Equal(winner, (await host.GetAsync(Current)).Text("config_id"));
    }

    [Theory, EachDialect]
    public async Task Deleting_the_default_promotes_nobody(Dialect dialect)
    {
        var host = (await worlds.FreshAsync(dialect)).Host;
        var one = $"{Asking.Models}/{(await host.AddModelAsync("gpt-a", isDefault: true)).Id()}";
        await host.AddModelAsync("gpt-b");

        await host.Client.DoAsync(HttpMethod.Delete, one);

        Assert.Equal(
            (404, "llm.model_not_found"), await host.Client.TryAsync(HttpMethod.Get, one.Replace("/admin", "", StringComparison.Ordinal)));
        Assert.Equal((404, "llm.model_not_found"), await host.Client.TryAsync(HttpMethod.Patch, one, new { name = "x" }));
        Assert.Equal((404, "llm.model_not_found"), await host.Client.TryAsync(HttpMethod.Post, $"{one}/select"));
        Assert.Empty(await DefaultsAsync(host));
        Assert.Equal(1, (await host.GetAsync("/api/v1/llm/models")).GetProperty("total").GetInt64());
        Assert.False((await host.GetAsync("/api/v1/llm/status")).GetProperty("has_default").GetBoolean());
    }

    [Theory, EachDialect]
    public async Task A_chat_after_the_switch_is_answered_by_the_other_model(Dialect dialect)
    {
        var world = await worlds.FreshAsync(dialect);
        await world.Host.AddKeyAsync();
        await world.Host.AddKeyAsync(Stocking.GeminiKey, provider: "gemini");
        var a = await world.Host.AddModelAsync("gpt-a");
        var b = await world.Host.AddModelAsync("gemini-b", provider: "gemini");

        await world.Host.PostAsync($"{Asking.Models}/{a.Id()}/select", null);
        using var first = await world.Program.ChatAsync("default");
        await world.Host.PostAsync($"{Asking.Models}/{b.Id()}/select", null);
        using var second = await world.Program.ChatAsync("default");
        await world.Host.Client.DoAsync(HttpMethod.Delete, $"{Asking.Models}/{b.Id()}");
        await world.Host.PostAsync($"{Asking.Models}/{a.Id()}/set-default", null);
        using var third = await world.Program.ChatAsync("default");

        Assert.Equal(["gpt-a", "gemini-b", "gpt-a"], new[] { first, second, third }.Select(r => r.Header("x-maru-model")));
        Assert.Equal(["openai", "gemini", "openai"], new[] { first, second, third }.Select(r => r.Header("x-maru-provider")));
        Assert.Equal(["gpt-a", "gemini-b", "gpt-a"], world.Simulator.Received.Select(r => r.Model));
    }

    [Theory, EachDialect]
    public async Task A_long_stream_ends_on_the_model_it_began_with(Dialect dialect)
    {
        var world = await worlds.FreshAsync(dialect);
        await world.Host.AddKeyAsync();
        var a = await world.Host.AddModelAsync("gpt-long+chunks.30+gap.15");
        var b = await world.Host.AddModelAsync("gpt-b");
        await world.Host.PostAsync($"{Asking.Models}/{a.Id()}/select", null);

        using var running = await world.Program.ChatAsync("default", stream: true);
        await world.Host.PostAsync($"{Asking.Models}/{b.Id()}/select", null);
        await world.Host.Client.DoAsync(HttpMethod.Delete, $"{Asking.Models}/{a.Id()}");
        using var next = await world.Program.ChatAsync("default");
        var stillRunning = world.Simulator.Received is [{ Finished: false }, ..];
        var text = await running.Content.ReadAsStringAsync();

        Assert.True(stillRunning);
        Assert.Equal(("gpt-long+chunks.30+gap.15", "gpt-b"), (running.Header("x-maru-model"), next.Header("x-maru-model")));
        Assert.EndsWith("data: [DONE]\n\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("gpt-b", text, StringComparison.Ordinal);
    }

    [Theory, EachDialect]
    public async Task A_model_twice_or_under_a_foreign_prefix_is_refused(Dialect dialect)
    {
        var host = (await worlds.FreshAsync(dialect)).Host;
        var model = await host.AddModelAsync("openai/gpt-4o");

        Assert.Equal(("gpt-4o", "openai/gpt-4o"), (model.Text("model_id"), model.Text("qualified_id")));
        Assert.Equal((409, "llm.duplicate_model"), await host.Client.TryAsync(HttpMethod.Post, Asking.Models, new { provider = "openai", model_id = "gpt-4o" }));
        Assert.Equal((400, "llm.invalid_model_id"),
            await host.Client.TryAsync(HttpMethod.Post, Asking.Models, new { provider = "openai", model_id = "gemini/gpt-4o" }));
        Assert.Equal((400, "llm.unknown_provider"), await host.Client.TryAsync(HttpMethod.Post, Asking.Models, new { provider = "acme", model_id = "x" }));
        Assert.Equal((400, "llm.invalid_parameters"),
            await host.Client.TryAsync(HttpMethod.Post, Asking.Models, new { provider = "openai", model_id = "x", parameters = new { temperature = 3 } }));
    }

    [Theory, EachDialect]
    public async Task A_change_of_a_model_on_an_old_version_is_a_conflict(Dialect dialect)
    {
        var host = (await worlds.FreshAsync(dialect)).Host;
        var one = $"{Asking.Models}/{(await host.AddModelAsync("gpt-4o")).Id()}";
        using var read = await host.Client.AskAsync(HttpMethod.Get, one.Replace("/admin", "", StringComparison.Ordinal));
        var etag = read.Headers.ETag!.Tag;

        Assert.Equal(200, (await host.Client.TryAsync(HttpMethod.Patch, one, new { name = "mine" }, etag)).Status);
        Assert.Equal((409, "http.version_conflict"), await host.Client.TryAsync(HttpMethod.Patch, one, new { name = "theirs" }, etag));
    }

    private static async Task<string[]> DefaultsAsync(AppHost host) =>
        [.. (await host.GetAsync("/api/v1/llm/models?page_size=100")).Items().Where(IsDefault).Select(m => m.Id())];

    private static bool IsDefault(JsonElement model) => model.GetProperty("is_default").GetBoolean();
}
