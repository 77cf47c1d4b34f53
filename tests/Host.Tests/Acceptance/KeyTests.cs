using System.Net;
using Maru.Host.Tests.Gateway;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Acceptance;

/// <summary>E2–E5, E8 and E14 of the requirements: providers' keys, managed while the server runs.</summary>
public sealed class KeyTests(Worlds worlds) : IClassFixture<Worlds>
{
    private const string Older = "sk-good-older-1234567890aaaa";
    private const string Newer = "sk-good-newer-1234567890bbbb";

    [Theory, EachDialect]
    public async Task A_new_key_is_shown_as_a_hint_and_nowhere_in_plain(Dialect dialect)
    {
        var host = (await worlds.FreshAsync(dialect)).Host;

        using var made = await host.Client.AskAsync(
            HttpMethod.Post, Asking.Keys, new { provider = "openai", api_key = Older, name = "main" });
        var key = await made.JsonAsync();
        var pages = new List<string> { key.ToString(), string.Join('\n', made.Headers) };
        foreach (var path in new[] { Asking.Keys, $"{Asking.Keys}/{key.Id()}", "/api/v1/llm/status", "/api/v1/llm/policy", "/api/v1/llm/models/current" })
        {
            pages.Add((await host.GetAsync(path)).ToString());
        }

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal($"{Asking.Keys}/{key.Id()}", made.Headers.Location!.ToString());
        Assert.Equal("no-store", made.Headers.CacheControl!.ToString());
        Assert.Equal("sk-...aaaa", key.Text("masked_key"));
        var stored = await host.SealedKeyAsync(key.Id());
        Assert.All(pages, page => Assert.DoesNotContain("older", page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.DoesNotContain(stored, page, StringComparison.Ordinal));
        Assert.DoesNotContain("older", stored, StringComparison.Ordinal);
    }

    [Theory, EachDialect]
    public async Task Switching_a_key_off_stops_its_use_and_on_brings_it_back(Dialect dialect)
    {
        var world = await worlds.FreshAsync(dialect);
        var one = $"{Asking.Keys}/{(await world.Host.AddKeyAsync(Older)).Id()}";

        var off = await world.Host.Client.DoAsync(HttpMethod.Patch, one, new { is_active = false });
        using var refused = await world.Program.ChatAsync("openai/gpt-4o-mini");
        var on = await world.Host.Client.DoAsync(HttpMethod.Patch, one, new { is_active = true });
        using var answered = await world.Program.ChatAsync("openai/gpt-4o-mini");

        Assert.Equal((false, "inactive"), (off.GetProperty("is_active").GetBoolean(), off.Text("health")));
        Assert.Equal((503, "provider_key_missing"), ((int)refused.StatusCode, await refused.CodeAsync()));
        Assert.Equal((true, "ok", "sk-...aaaa"), (on.GetProperty("is_active").GetBoolean(), on.Text("health"), on.Text("masked_key")));
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    [Theory, EachDialect]
    public async Task Of_two_active_keys_the_newest_serves_and_then_the_one_before(Dialect dialect)
    {
        var world = await worlds.FreshAsync(dialect);
        await world.Host.AddKeyAsync(Older);
        var newer = $"{Asking.Keys}/{(await world.Host.AddKeyAsync(Newer)).Id()}";
        var listed = await world.Host.GetAsync($"{Asking.Keys}?provider=openai");

        using var first = await world.Program.ChatAsync("openai/gpt-4o-mini");
        await world.Host.Client.DoAsync(HttpMethod.Patch, newer, new { is_active = false });
        using var second = await world.Program.ChatAsync("openai/gpt-4o-mini");
        await world.Host.Client.DoAsync(HttpMethod.Patch, newer, new { is_active = true });
        await world.Host.Client.DoAsync(HttpMethod.Delete, newer);
        using var third = await world.Program.ChatAsync("openai/gpt-4o-mini");

        Assert.Equal(["sk-...bbbb", "sk-...aaaa"], listed.Items().Select(k => k.Text("masked_key")));
        Assert.Equal([Newer, Older, Older], world.Simulator.Received.Select(r => r.Key));
    }

    [Theory, EachDialect]
    public async Task Renaming_keeps_the_sealed_key_and_replacing_changes_it_with_its_hint(Dialect dialect)
    {
        var world = await worlds.FreshAsync(dialect);
        var key = await world.Host.AddKeyAsync(Older, "before");
        var one = $"{Asking.Keys}/{key.Id()}";
        var stored = await world.Host.SealedKeyAsync(key.Id());

        var renamed = await world.Host.Client.DoAsync(HttpMethod.Patch, one, new { name = "after" });
        var afterName = await world.Host.SealedKeyAsync(key.Id());
        var replaced = await world.Host.Client.DoAsync(HttpMethod.Patch, one, new { api_key = Newer });
        using var answered = await world.Program.ChatAsync("openai/gpt-4o-mini");

        Assert.Equal(("after", "sk-...aaaa", stored), (renamed.Text("name"), renamed.Text("masked_key"), afterName));
        Assert.Equal(("after", "sk-...bbbb"), (replaced.Text("name"), replaced.Text("masked_key")));
        Assert.NotEqual(stored, await world.Host.SealedKeyAsync(key.Id()));
        Assert.Equal(Newer, Assert.Single(world.Simulator.Received).Key);
    }

    [Theory, EachDialect]
    public async Task A_deleted_key_is_gone_for_reading_and_writing(Dialect dialect)
    {
        var host = (await worlds.FreshAsync(dialect)).Host;
        await host.AddKeyAsync(Newer);
        var one = $"{Asking.Keys}/{(await host.AddKeyAsync(Older)).Id()}";

        using var deleted = await host.Client.AskAsync(HttpMethod.Delete, one);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(1, (await host.GetAsync(Asking.Keys)).GetProperty("total").GetInt64());
        Assert.Equal((404, "llm.api_key_not_found"), await host.Client.TryAsync(HttpMethod.Get, one));
        Assert.Equal((404, "llm.api_key_not_found"), await host.Client.TryAsync(HttpMethod.Patch, one, new { name = "x" }));
        Assert.Equal((404, "llm.api_key_not_found"), await host.Client.TryAsync(HttpMethod.Delete, one));
        Assert.Equal((404, "llm.api_key_not_found"), await host.Client.TryAsync(HttpMethod.Post, $"{one}/test"));
    }

    [Theory, EachDialect]
    public async Task A_change_on_an_old_version_is_a_conflict_and_changes_nothing(Dialect dialect)
    {
        var host = (await worlds.FreshAsync(dialect)).Host;
        var one = $"{Asking.Keys}/{(await host.AddKeyAsync(Older, "first")).Id()}";
        using var read = await host.Client.AskAsync(HttpMethod.Get, one);
        var etag = read.Headers.ETag!.Tag;

        var mine = await host.Client.TryAsync(HttpMethod.Patch, one, new { name = "second" }, etag);
        var theirs = await host.Client.TryAsync(HttpMethod.Patch, one, new { name = "third" }, etag);
        var foreign = await host.Client.TryAsync(HttpMethod.Patch, one, new { name = "fourth" }, "\"of another server\"");

        Assert.Equal(200, mine.Status);
        Assert.Equal((409, "http.version_conflict"), theirs);
        Assert.Equal(409, foreign.Status);
        Assert.Equal("second", (await host.GetAsync(one)).Text("name"));
    }
}
